#!/usr/bin/env perl
# What it takes to load a book and to check it, in turn with what stands beside each: libyaml's parser alone over the
# same files by as many threads, and an older program over its own book.
# usage: tests/bench/load.pl PROGRAM
# BENCH_PROTOCOLS="sip http" is the part of the book that is loaded.
# BENCH_OLD is a folder with another version, built (build/statusbook) and with its book: both are told for each MB of
# YAML.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Temp 'tempdir';
use FindBin;
use lib $FindBin::Bin;
use Bench;

use constant {
    AIM_LOAD  => 1.5,    # beside libyaml alone
    AIM_CHECK => 0.6,    # beside the older program, for each MB
    THREADS   => 2,
};

my $program = abs_path(shift // '') // die "usage: tests/bench/load.pl PROGRAM\n";
my $build   = dirname($program);
my $book    = tempdir('statusbook-bench-XXXXXX', TMPDIR => 1, CLEANUP => 1) . '/book';
my $old     = $ENV{BENCH_OLD};
die "BENCH_OLD: no $old/build/statusbook\n" if $old && !-x "$old/build/statusbook";
$old &&= abs_path($old);
chdir "$FindBin::Bin/../..";
copy_book($book, split ' ', $ENV{BENCH_PROTOCOLS} // '');

sub measured {
    my ($what, $folder) = @_;
    my $run = run_counted($build, "$build/bench_load", $what, THREADS, $folder);
    die "bench_load $what:\n$run->{text}" if $run->{status};
    return $run;
}

# Processor time of `check`, which may complain of an old book.
sub check_ms {
    my ($checker, $folder) = @_;
    my $run = run_counted($build, $checker, '-C', $folder, 'check');
    return $run->{'user ms'} + $run->{'system ms'};
}

# MB of YAML that a folder's book has.
sub megabytes { return measured('parse', $_[0])->{MB} }

# The ratios of two lists of figures, pair by pair.
sub beside {
    my ($these, $those) = @_;
    return map { $these->[$_] / $those->[$_] } 0 .. $#$these;
}

my (@loads, @parses, @check, @other);
for (1 .. ROUNDS) {
    push @loads,  measured('load',  $book);
    push @parses, measured('parse', $book);
    push @check, check_ms($program, $book);
    push @other, check_ms("$old/build/statusbook", $old) if $old;
}
my $mb = megabytes($book);
heading(sprintf 'loading and checking %.1f MB of YAML, threads: %d', $mb, THREADS);
for my $time ('processor ms', 'ms') {
    my $name = $time eq 'ms' ? 'wall time' : 'processor time';
    my @load  = map { $_->{$time} } @loads;
    my @parse = map { $_->{$time} } @parses;
    line("libyaml alone, $name", 'ms', undef,    @parse);
    line("loading, $name",       'ms', undef,    @load);
    line('  beside libyaml',     'x',  AIM_LOAD, beside(\@load, \@parse));
}
my @each = map { $_ / $mb } @check;
line('check, processor time',  'ms', undef, @check);
line('  for each MB of YAML', 'ms', undef, @each);
if ($old) {
    my $old_mb   = megabytes($old);
    my @old_each = map { $_ / $old_mb } @other;
    line('  of the older program', 'ms', undef, @old_each);
    line('  beside that', 'x', AIM_CHECK, beside(\@each, \@old_each));
}
else {
    note('no older program: BENCH_OLD names a folder with one');
}
