#!/usr/bin/env perl
# The data from which the peers print the pages of pairs that the press has printed: languages, codes, and of each code
# in each language a panel of HTML, so long that a page of two panels is about as long as the press's in that language.
# What is the same on many pages is made once, as in the press; the peers only put pages together and write them.
# usage: tests/bench/peers/data.pl SITE FILE
use strict;
use warnings;
use Encode 'encode';
use File::Basename 'basename';
use FindBin;
use JSON::PP;

# The frame of a peer's page, without its panels.
use constant FRAME_BYTES => 300;

my ($site, $file) = @ARGV;
die "usage: tests/bench/peers/data.pl SITE FILE\n" if @ARGV != 2;
my $root = "$FindBin::Bin/../../..";

sub read_text {
    my ($path) = @_;
    open my $in, '<:encoding(UTF-8)', $path or die "$path: $!\n";
    local $/;
    return scalar <$in>;
}

# Paragraphs of some words, to a length in bytes.
sub panel {
    my ($bytes, @words) = @_;
    my ($html, $length) = ('', 0);
    for (my $i = 0; $length < $bytes; $i++) {
        my $piece = $i % 40 ? " $words[$i % @words]" : ($i ? "</p>\n" : '') . "<p>$words[$i % @words]";
        $html .= $piece;
        $length += length encode('UTF-8', $piece);
    }
    return "$html</p>\n";
}

# A language as the site has it; its panels are made of what its files say.
sub language_of {
    my ($language) = @_;
    my ($bytes, %ids, %printed) = (0);
    for my $path (glob "$site/$language/sip/*-vs-*.html") {
        my ($a, $b) = basename($path) =~ /^(\d+)-vs-(\d+)\.html$/ or die "$path is no pair of numbers\n";
        $ids{$_} = 1 for $a, $b;
        $printed{"$a-$b"} = 1;
        $bytes += -s $path;
    }
    my @ids = sort { $a <=> $b } keys %ids;
    die "$language: not all pairs are printed\n" if keys(%printed) != @ids * (@ids - 1) / 2 || grep { !/^(\d+)-(\d+)$/ || $1 >= $2 } keys %printed;
    my $half = ($bytes / keys(%printed) - FRAME_BYTES) / 2;
    my @codes;
    for my $id (@ids) {
        my $english = read_text("$root/codes/sip/$id.yaml");
        my ($name) = $english =~ /^name: (.+)$/m;
        my $text = $language eq 'en' ? $english : read_text("$root/locales/$language/sip/$id.yaml");
        push @codes, {id => $id, name => $name, panel => panel($half, map { s/&/&amp;/gr =~ s/</&lt;/gr } split ' ', $text)};
    }
    return {id => $language, codes => \@codes};
}

my @languages = map { language_of($_) } sort map { m{([^/]+)/sip$} } glob "$site/*/sip";
open my $out, '>:raw', $file or die "$file: $!\n";
print {$out} JSON::PP->new->canonical->utf8->encode({languages => \@languages});
close $out or die "$file: $!\n";
