#!/usr/bin/env perl
# How cost grows with the codes of a protocol: books of tests/bench/synthetic.pl, printed as an archive to nowhere (or
# only rendered, by a program without --tar). A page must cost the same in all of them. Memory may grow with the codes,
# whose facts and words are held, and not with the pages: what a further code takes is the same then too.
# usage: tests/bench/scale.pl PROGRAM [CODES…]
use strict;
use warnings;
use Cwd 'abs_path';
use FindBin;
use lib $FindBin::Bin;
use Bench;

# A page may cost so much more than in the cheapest of the smaller books: noise, and larger tables in the caches. It is
# processor time that is compared: other work on the machine has less of a say in it. Loading is a part of it, and a
# large one in the smallest book; so not that one alone is the measure.
use constant AIM_FLAT => 1.2;
# Books of more codes than this are printed once only.
use constant MANY_CODES => 300;
# What a book may take of memory, in MiB for each code, before it is left out.
use constant ROOM_MIB => 4;

my $program = abs_path(shift // '') // die "usage: tests/bench/scale.pl PROGRAM [CODES...]\n";
my @sizes = @ARGV ? @ARGV : (80, 300, 1000, 2000);
chdir "$FindBin::Bin/../..";
my $place = place_memory();
my @to = qx{'$program' build --help} =~ /--tar\b/ ? ('--tar', '/dev/null') : ('-n');

sub print_book {
    my ($codes) = @_;
    my $book = "$place->{path}/book";
    command('tests/bench/synthetic.pl', $codes, $book) or die "no book of $codes codes\n";
    my @runs = map { run_statusbook($program, '-C', $book, 'build', @to) } 1 .. ($codes > MANY_CODES ? 1 : 3);
    remove($book);
    my %middle = map { my $name = $_; $name => median(map { $_->{$name} } @runs) } grep { $runs[0]{$_} =~ /^[\d.]+$/ } keys %{$runs[0]};
    return {%middle, codes => $codes, us => 1000 * $middle{'ms to print'} / $middle{pages},
        processor => 1000 * ($middle{'user ms'} + $middle{'system ms'}) / $middle{pages}, peak => $middle{'peak KiB'} / 1024};
}

sub judged { return $_[0] <= $_[1] ? 'met' : 'not met' }

heading("scale: build @to");
printf "  %6s %10s %9s %10s %9s %9s %9s %9s %11s  %s\n", 'codes', 'pages', 'MB', 'load ms', 'print ms', 'us a page', 'cpu us', 'peak MiB',
  'KiB a code', 'cpu beside the cheapest, aim ' . AIM_FLAT;
my ($cheapest, $before);
for my $codes (@sizes) {
    if (memory_free() < $codes * ROOM_MIB) {
        note("$codes codes: left out, less than " . $codes * ROOM_MIB . ' MiB are free');
        next;
    }
    my $run = print_book($codes);
    $cheapest = $run->{processor} if !$cheapest || $run->{processor} < $cheapest;
    # Of the codes that this book has more than the one before.
    my $further = $before ? 1024 * ($run->{peak} - $before->{peak}) / ($codes - $before->{codes}) : 1024 * $run->{peak} / $codes;
    printf "  %6d %10d %9.0f %10.0f %9.0f %9.2f %9.2f %9.1f %11.0f  %.2f %s\n", $codes, @$run{'pages', 'MB', 'ms to load', 'ms to print', 'us', 'processor', 'peak'},
      $further, $run->{processor} / $cheapest, judged($run->{processor} / $cheapest, AIM_FLAT);
    $before = $run;
}
note('us a page: printing, loading apart; cpu us: processor time of the whole process for each page');
note('KiB a code: peak memory, of the first book for each of its codes, of the others for each further code');
