#!/usr/bin/env perl
# The data from which the peers print pages of pairs: languages, codes, and of each code in each language a panel of
# HTML, so long that a page of two panels is about as long as the press's. What is the same on many pages is made once,
# as in the press; the peers only put pages together and write them.
# usage: tests/bench/peers/data.pl BYTES-A-PAGE FOLDER
#   FOLDER/data.json           all of it
#   FOLDER/hugo                a folder for Hugo: the data of each language, and a content file for each page
use strict;
use warnings;
use Encode 'decode', 'encode';
use File::Basename 'basename', 'dirname';
use File::Path 'make_path';
use FindBin;
use JSON::PP;

# The frame of a peer's page, without its panels.
use constant FRAME_BYTES => 300;

my ($size, $folder) = @ARGV;
die "usage: tests/bench/peers/data.pl BYTES-A-PAGE FOLDER\n" if @ARGV != 2;
my $root = "$FindBin::Bin/../../..";
my $json = JSON::PP->new->canonical->utf8;

sub read_text {
    my ($path) = @_;
    open my $in, '<:encoding(UTF-8)', $path or die "$path: $!\n";
    local $/;
    return scalar <$in>;
}

sub write_bytes {
    my ($path, $bytes) = @_;
    open my $out, '>:raw', $path or die "$path: $!\n";
    print {$out} $bytes;
    close $out or die "$path: $!\n";
}

# Paragraphs of the words of a file, to a length in bytes.
sub panel {
    my ($text, $bytes) = @_;
    my @words = map { s/&/&amp;/gr =~ s/</&lt;/gr } split ' ', $text;
    my ($html, $length) = ('', 0);
    for (my $i = 0; $length < $bytes; $i++) {
        my $piece = $i % 40 ? " $words[$i % @words]" : ($i ? "</p>\n" : '') . "<p>$words[$i % @words]";
        $html .= $piece;
        $length += length encode('UTF-8', $piece);
    }
    return "$html</p>\n";
}

my @files = grep { basename($_) !~ /-|protocol|glossary/ } sort glob "$root/codes/sip/*.yaml";
my @languages = map { basename(dirname($_)) } sort glob "$root/locales/*/site.yaml";
my @data;
for my $language (@languages) {
    my @codes;
    for my $file (@files) {
        my $words = $language eq 'en' ? $file : "$root/locales/$language/sip/" . basename($file);
        my ($name) = read_text($file) =~ /^name: (.+)$/m;
        push @codes, {id => basename($file, '.yaml'), name => $name, panel => panel(read_text($words), ($size - FRAME_BYTES) / 2)};
    }
    push @data, {id => $language, codes => \@codes};
}
make_path("$folder/hugo/data/codes");
write_bytes("$folder/data.json", $json->encode({languages => \@data}));
for my $language (@data) {
    my @codes = @{$language->{codes}};
    write_bytes("$folder/hugo/data/codes/$language->{id}.json", $json->encode({map { $_->{id} => $_ } @codes}));
    make_path("$folder/hugo/content/$language->{id}");
    for my $a (0 .. $#codes) {
        for my $b ($a + 1 .. $#codes) {
            my ($left, $right) = map { $codes[$_]{id} } $a, $b;
            write_bytes("$folder/hugo/content/$language->{id}/$left-vs-$right.html", qq({"a": "$left", "b": "$right"}\n));
        }
    }
}
