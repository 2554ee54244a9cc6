#!/usr/bin/env perl
# What readers wait for on a slow line: the bytes of pair pages in each language, as they are and compressed, and what
# find loads. Nothing is judged by the exit status: the aims stand beside the figures.
# usage: tests/bench/weight.pl PROGRAM [PROTOCOL]
use strict;
use warnings;
use Cwd 'abs_path';
use File::Temp 'tempdir';
use FindBin;
use IO::Compress::Gzip 'gzip';
use lib $FindBin::Bin;
use Bench;

# In KB (1,000 bytes), by language: pages that search engines are asked to leave out; and all, as gzip -9 packs them.
my %aims = (en => [15.6, 4.8], es => [undef, 5.1], pt => [undef, 5.1], ja => [17.2, 5.5], ru => [19.5, 5.7]);
use constant {
    AIM_MORE   => 3,       # what a note or log lines may add
    AIM_WITHIN => 1.1,     # of the compressed means above
    AIM_FIND   => 55,      # what find loads for a protocol of 100 codes, compressed
};

my $program  = abs_path(shift // '') // die "usage: tests/bench/weight.pl PROGRAM [PROTOCOL]\n";
my $protocol = shift // 'sip';
chdir "$FindBin::Bin/../..";
my $site = tempdir(CLEANUP => 1) . '/site';
my $run  = run_statusbook($program, 'build', '-q', '-o', $site, '--protocol', $protocol);
die $run->{text} if $run->{status};

sub packed {
    my $bytes = join '', map { slurp($_) } @_;
    gzip(\$bytes, \my $packed, -Level => 9, -Minimal => 1) or die "gzip\n";
    return length $packed;
}

heading("pair pages of $protocol, and what find loads");
for my $language (sort map { m{([^/]+)/\Q$protocol\E$} } glob "$site/*/$protocol") {
    my (@bare, @full, @packed);
    for my $path (glob "$site/$language/$protocol/*-vs-*.html") {
        my $page = slurp($path);
        push @{$page =~ /<meta name="robots" content="noindex/ ? \@bare : \@full}, length($page) / 1000;
        push @packed, packed($path) / 1000;
    }
    my ($bare, $packed) = @{$aims{$language} // []};
    mean("$language: without a note", $bare, @bare);
    mean("$language: with a note or log lines", $bare ? $bare + AIM_MORE : undef, @full);
    mean("$language: compressed", $packed ? $packed * AIM_WITHIN : undef, @packed);
    my @find = grep { -f } map { "$site/assets/$_" } "find-$language.js", "tokens-$protocol.js", "words-$language.$protocol.js";
    mean("$language: find, compressed", AIM_FIND, packed(@find) / 1000);
}

sub mean {
    my ($name, $aim, @values) = @_;
    return if !@values;
    my $sum = 0;
    $sum += $_ for @values;
    my @sorted = sort { $a <=> $b } @values;
    printf "  %-38s %6.1f KB%s   %.1f to %.1f\n", $name, $sum / @values, $aim ? sprintf(' (aim %.1f)', $aim) : '', @sorted[0, -1];
}
