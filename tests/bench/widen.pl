#!/usr/bin/env perl
# Gives a book of tests/bench/synthetic.pl more languages and protocols. Languages are those of our book, then copies of
# the translated ones in turn, with tags that are kept for private use; protocols are ours with their relations, then
# copies of them in turn. So a page is about as long as a real one.
# usage: tests/bench/widen.pl FOLDER LANGUAGES [PROTOCOLS]
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Book qw(files_of read_file write_file);
use File::Spec;

my ($folder, $n_languages, $n_protocols) = @ARGV;
die "usage: tests/bench/widen.pl FOLDER LANGUAGES [PROTOCOLS]\n" if @ARGV < 2 || @ARGV > 3;
$folder = File::Spec->rel2abs($folder);
chdir "$FindBin::Bin/../..";

sub list_of {
    my ($field) = @_;
    my ($list) = read_file('site.yaml') =~ /^$field: \[(.*)\]$/m;
    return split /, */, $list;
}

# Copies a folder, with what `turned` makes of each file; nothing where there is none.
sub copy_all {
    my ($from, $to, $turned) = @_;
    write_file("$to/$_", $turned->($_, read_file("$from/$_"))) for -d $from ? files_of($from) : ();
}

sub as_it_is { return $_[1] }

my @languages = list_of('languages');
my @translated = grep { $_ ne 'en' } @languages;
my @protocols = list_of('protocols');
my ($first, @others) = @protocols;

# ---- Protocols, in the languages that there are ----

if (($n_protocols // 1) > 1) {
    die "fewer than the " . @protocols . " protocols of the book\n" if $n_protocols < @protocols;
    copy_all("$_/across", "$folder/$_/across", \&as_it_is) for 'codes', map { "locales/$_" } @translated;
    my @wanted = map { [$_, $_, ''] } @others;
    for my $i (0 .. $n_protocols - @protocols - 1) {
        my ($from, $round) = ($protocols[$i % @protocols], int($i / @protocols) + 2);
        push @wanted, [$from, "$from-$round", " $round"];
    }
    for my $one (@wanted) {
        my ($from, $id, $mark) = @$one;
        my $named = sub { my ($file, $text) = @_; return $file eq 'protocol.yaml' ? $text =~ s/^(name: .+)$/$1$mark/mr : $text };
        my $own = $from eq $first ? "$folder/" : '';
        copy_all("${own}codes/$from", "$folder/codes/$id", $named);
        copy_all("${own}locales/$_/$from", "$folder/locales/$_/$id", \&as_it_is) for @translated;
    }
    @protocols = ($first, map { $_->[1] } @wanted);
} else {
    @protocols = ($first);
}

# ---- Languages ----

die "fewer than the " . @languages . " languages of the book\n" if $n_languages < @languages;
my $tag = 'qaa';
for my $i (0 .. $n_languages - @languages - 1) {
    my $id = $tag++;
    my $renamed = sub {
        my ($file, $text) = @_;
        return $file eq 'locale.yaml' ? $text =~ s/^tag: .*/tag: $id/mr =~ s/^name: .*/name: Language $id/mr : $text;
    };
    copy_all("$folder/locales/" . $translated[$i % @translated], "$folder/locales/$id", $renamed);
    push @languages, $id;
}

my $site = read_file("$folder/site.yaml");
$site =~ s/^languages: .*/'languages: [' . join(', ', @languages) . ']'/em;
$site =~ s/^protocols: .*/'protocols: [' . join(', ', @protocols) . ']'/em;
write_file("$folder/site.yaml", $site);
