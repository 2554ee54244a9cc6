#!/usr/bin/env perl
# Writes a book with as many codes of one protocol as are wanted, to see how cost grows: the codes of SIP, again and
# again, each round with ids and names of its own (486, 486.1, 486.2 …), with their flows, messages, notes on pairs
# and translations. The first round is the book itself, so a page of any of these books is about as long as a real one.
# usage: tests/bench/synthetic.pl CODES FOLDER
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../lib";
use Book qw(read_file write_file);
use File::Basename 'dirname';
use File::Copy 'copy';
use File::Path 'make_path';
use File::Spec;

my ($wanted, $folder) = @ARGV;
die "usage: tests/bench/synthetic.pl CODES FOLDER\n" if @ARGV != 2 || $wanted !~ /^[1-9][0-9]*$/;
$folder = File::Spec->rel2abs($folder);
chdir dirname($0) . "/../..";
die "'$folder' is there already\n" if -e "$folder/site.yaml";

my $protocol = 'sip';

sub names_of {
    my ($path) = @_;
    opendir my $dir, $path or die "$path: $!\n";
    return sort grep { !/^\./ } readdir $dir;
}

# The same file in a book of its own.
sub keep {
    my ($path) = @_;
    if (-d $path) {
        keep("$path/$_") for names_of($path);
        return;
    }
    make_path(dirname("$folder/$path"));
    copy($path, "$folder/$path") or die "$path: $!\n";
}

my @stems = map { /^(.+)\.yaml$/ } names_of("codes/$protocol");
my @codes = grep { read_file("codes/$protocol/$_.yaml") =~ /^code: /m } @stems;
my @notes = grep { /-vs-/ } @stems;
my @whole = grep { my $stem = $_; !grep { $_ eq $stem } @codes, @notes } @stems;    # of the protocol as a whole
die "'$protocol' has " . @codes . " codes, and all are wanted\n" if $wanted < @codes;
my @languages = grep { -d "locales/$_/$protocol" } names_of('locales');
my %name = map { $_ => read_file("codes/$protocol/$_.yaml") =~ /^name: "?(.+?)"?$/m } @codes;

# The id of a code in a round.
sub id_in { my ($code, $round) = @_; return $round ? "$code.$round" : $code }

# Which rounds have a code: the last one may be cut short.
my %round_of;
for my $i (0 .. $wanted - 1) {
    my $code = $codes[$i % @codes];
    $round_of{$code}[int($i / @codes)] = 1;
}

# The lines of a file that speak of codes of its round: ids, the phrases on the wire, the gloss (no two codes are
# called the same), and what is related.
sub turned {
    my ($text, $round, @own) = @_;
    return $text if !$round;
    for my $code (@own) {
        my $phrase = $name{$code};
        $text =~ s/\b$code \Q$phrase\E/$code.$round $phrase $round/g;
        $text =~ s/^code: "$code"$/code: "$code.$round"/m;
        $text =~ s/^name: ("?)\Q$phrase\E"?$/name: $1$phrase $round$1/m;
        $text =~ s/^(  )"$code":/$1"$code.$round":/gm;
    }
    $text =~ s/^aliases: .*\n//m;
    $text =~ s/^(gloss: .+?)("?)$/$1 $round$2/m;
    $text =~ s/^(gloss:\n  en: \|-\n    .+\n  text: \|-\n    .+)$/$1 $round/m;
    $text =~ s/^(gloss:\n  en: \|-\n    .+)$/$1 $round/m;
    $text =~ s{^(related: )(.+)$}{
        my ($field, $list) = ($1, $2);
        $list =~ s/"(\w+)"/'"' . ($round_of{$1}[$round] ? "$1.$round" : $1) . '"'/ge;
        $field . $list;
    }em;
    return $text;
}

sub write_turned {
    my ($stem, $new, $round, @own) = @_;
    for my $path ("codes/$protocol", map { "locales/$_/$protocol" } @languages) {
        write_file("$folder/$path/$new.yaml", turned(read_file("$path/$stem.yaml"), $round, @own))
          if -e "$path/$stem.yaml";
    }
}

keep('templates');
keep('site.yaml');
for my $language (names_of('locales')) {
    keep("locales/$language/$_") for grep { -f "locales/$language/$_" } names_of("locales/$language");
}
keep('codes/questions.yaml');
my $site = read_file("$folder/site.yaml") =~ s/^protocols: .*/protocols: [$protocol]/mr;
write_file("$folder/site.yaml", $site);
for my $path ("codes/$protocol", map { "locales/$_/$protocol" } @languages) {
    keep("$path/$_.yaml") for grep { -e "$path/$_.yaml" } @whole;
}
# 199.1 is above 199: the classes reach as far as the rounds.
(my $classes = read_file("$folder/codes/$protocol/protocol.yaml")) =~ s/^(    codes: \w+-\w+)$/$1.$wanted/mg;
write_file("$folder/codes/$protocol/protocol.yaml", $classes);
for my $round (0 .. int(($wanted - 1) / @codes)) {
    write_turned($_, id_in($_, $round), $round, $_) for grep { $round_of{$_}[$round] } @codes;
    for my $note (@notes) {
        my ($a, $b) = split /-vs-/, $note;
        next if !$round_of{$a}[$round] || !$round_of{$b}[$round];
        write_turned($note, id_in($a, $round) . '-vs-' . id_in($b, $round), $round, $a, $b);
    }
}
