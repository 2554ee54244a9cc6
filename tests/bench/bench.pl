#!/usr/bin/env perl
# How fast the press prints this book: medians of nine, in memory (a tmpfs), so that the disk has no say. Nothing is judged here.
# usage: tests/bench/bench.pl PROGRAM
use strict;
use warnings;
use File::Temp 'tempdir';

my $program = shift or die "usage: tests/bench/bench.pl PROGRAM\n";
my $memory = -d '/dev/shm' && -w _ ? '/dev/shm' : '/tmp';
my $runs = 9;

# The numbers of a build's summary, `name: number`.
sub build {
    my @options = @_;
    my $line = qx{$program build @options};
    die "the build failed\n" if $?;
    return {$line =~ /([a-zA-Z ]+): ([\d.]+)/g};
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    return $sorted[$#sorted / 2];
}

sub report {
    my ($what, $prepare, @options) = @_;
    my @all = map { $prepare->(); build(@options) } 1 .. $runs;
    my %numbers = map { my $key = $_; $key => median(map { $_->{$key} } @all) } keys %{$all[0]};
    my %named = map { (my $key = $_) =~ s/^\s+//; $key => $numbers{$_} } keys %numbers;
    printf "%-34s load %5.0f ms, print %6.0f ms, %6.2f us a page, peak %5.1f MiB\n", $what, $named{'ms to load'},
      $named{'ms to print'}, 1000 * $named{'ms to print'} / $named{pages}, $named{'peak MiB'};
    return \%named;
}

my $folder = tempdir(DIR => $memory, CLEANUP => 1);
my $out = "$folder/out";
my $all = report('nothing written, one thread', sub {}, '-n', '--jobs', 1);
report('nothing written', sub {}, '-n');
report('into a new folder', sub { system 'rm', '-rf', $out }, '-o', $out);
report('over itself, nothing changed', sub {}, '-o', $out);
printf "pages %d, files %d, %.1f MB, %d bytes a pair page\n", @$all{'pages', 'files', 'MB', 'bytes a pair page'};
if (-d 'tests/browser/node_modules/lighthouse' && -x ($ENV{CHROMIUM} || '/usr/bin/chromium')) {
    system 'node', 'tests/browser/lighthouse.mjs', $out, 0, 'performance';
}
