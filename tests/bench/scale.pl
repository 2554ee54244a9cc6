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

# A page may cost so much more than in the smallest book: noise, and larger tables in the caches.
use constant AIM_FLAT => 1.2;
# Books of more codes than this are printed once only.
use constant MANY_CODES => 300;
# What a book may take of memory, in MiB for each code, before it is left out.
use constant ROOM_MIB => 4;

my $program = abs_path(shift // '') // die "usage: tests/bench/scale.pl PROGRAM [CODES...]\n";
my @sizes = @ARGV ? @ARGV : (75, 300, 1000, 2000);
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
    return {%middle, codes => $codes, us => 1000 * $middle{'ms to print'} / $middle{pages}, peak => $middle{'peak KiB'} / 1024};
}

sub judged { return $_[0] <= $_[1] ? 'met' : 'not met' }

heading("scale: build @to");
printf "  %6s %10s %9s %10s %9s %9s %9s %12s  %s\n", 'codes', 'pages', 'MB', 'load ms', 'print ms', 'us a page', 'peak MiB',
  'KiB a code', 'a page beside the first, aim ' . AIM_FLAT;
my ($first, $before);
for my $codes (@sizes) {
    if (memory_free() < $codes * ROOM_MIB) {
        note("$codes codes: left out, less than " . $codes * ROOM_MIB . ' MiB are free');
        next;
    }
    my $run = print_book($codes);
    $first //= $run;
    # Of the codes that this book has more than the one before.
    my $further = $before ? 1024 * ($run->{peak} - $before->{peak}) / ($codes - $before->{codes}) : 1024 * $run->{peak} / $codes;
    printf "  %6d %10d %9.0f %10.0f %9.0f %9.2f %9.1f %12.0f  %.2f %s\n", $codes, @$run{'pages', 'MB', 'ms to load', 'ms to print', 'us', 'peak'},
      $further, $run->{us} / $first->{us}, judged($run->{us} / $first->{us}, AIM_FLAT);
    $before = $run;
}
note('KiB a code: peak memory, of the first book for each of its codes, of the others for each further code');
