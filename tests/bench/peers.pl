#!/usr/bin/env perl
# What other programs take to write as many pages of pairs, about as long, in memory: each by the quickest way that it
# has, with a template that does nothing but put two panels beside each other. The press writes its own pages, which
# are more work, and the pages of codes and the rest besides.
# usage: tests/bench/peers.pl PROGRAM
# A peer takes part where it is installed: Node; Hugo, by `apt-get install hugo`; Eleventy, by
# `npm install --prefix build/peers @11ty/eleventy@3`. PEERS=1 names those that are not, PEERS=0 leaves all out.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Find 'find';
use FindBin;
use lib $FindBin::Bin;
use Bench;

use constant PEER_ROUNDS => 3;

my $program = abs_path(shift // '') // die "usage: tests/bench/peers.pl PROGRAM\n";
my $build = dirname($program);
my $asked = $ENV{PEERS} // '';
exit 0 if $asked eq '0';
chdir "$FindBin::Bin/../..";
my $peers = "$FindBin::Bin/peers";
my $eleventy = "$build/peers/node_modules/\@11ty/eleventy/cmd.cjs";

sub has { return command("command -v $_[0] >/dev/null 2>&1") }

my $place = place_memory();
my $out = "$place->{path}/out";
my $data = "$place->{path}/data.json";

# A name, whether it is there, and the command; `in` is the folder in which it is run.
my @peers = (
    {name => 'Node, a plain script', has => has('node'), command => ['node', "$peers/node.mjs", $data, $out]},
    {
        name    => 'Eleventy',
        has     => has('node') && -e $eleventy,
        in      => "$peers/eleventy",
        command => ['env', "PEER_DATA=$data", 'node', $eleventy, '--quiet', "--output=$out"],
    },
    {name => 'Hugo', has => has('hugo'), command => ['hugo', '--quiet', '--source', "$place->{path}/hugo", '--destination', $out]},
);
my @there = grep { $_->{has} } @peers;
exit 0 if !@there && !$asked;

# Pages of pairs in the printed folder, and their bytes.
sub pairs_printed {
    my ($n, $bytes) = (0, 0);
    find({no_chdir => 1, wanted => sub { $n++, $bytes += -s if /-vs-[^\/]*\.html$/ }}, $out);
    return ($n, $bytes);
}

# One line: pages, seconds, what a page takes, peak memory.
sub row {
    my ($name, @runs) = @_;
    my ($pages, $bytes) = @{$runs[0]}{'pairs', 'pair bytes'};
    my $wall = median(map { $_->{'wall ms'} } @runs);
    my @sorted = sort { $a <=> $b } map { $_->{'wall ms'} / 1000 } @runs;
    printf "  %-24s %7d %7d %7.2f (%.2f to %.2f) %9.1f %9.1f\n", $name, $pages, $pages ? $bytes / $pages : 0, $wall / 1000,
      $sorted[0], $sorted[-1], $pages ? 1000 * $wall / $pages : 0, median(map { $_->{'peak KiB'} } @runs) / 1024;
}

sub run_peer {
    my ($peer) = @_;
    my $home = abs_path('.');
    remove($out);
    chdir $peer->{in} if $peer->{in};
    my $run = run_counted($build, @{$peer->{command}});
    chdir $home;
    die "$peer->{name} ended with $run->{status}:\n$run->{text}" if $run->{status};
    @$run{'pairs', 'pair bytes'} = pairs_printed();
    return $run;
}

my $press = {name => 'statusbook', command => [$program, 'build', '-o', $out]};
my $size = run_peer($press)->{'bytes a pair page'};
command("$peers/data.pl", int $size, $place->{path}) && command('cp', '-R', "$peers/hugo", $place->{path}) or die "no data for the peers\n";

heading("peers: pages of pairs into a new folder, $place->{says}");
printf "  %-24s %7s %7s %7s %-14s %9s %9s\n", '', 'pages', 'bytes', 'seconds', '', 'us a page', 'peak MiB';
my %runs;
for (1 .. PEER_ROUNDS) {
    push @{$runs{$_->{name}}}, run_peer($_) for $press, @there;
}
row($_->{name}, @{$runs{$_->{name}}}) for $press, @there;
note('not installed: ' . join ', ', map { $_->{name} } grep { !$_->{has} } @peers) if $asked && @there < @peers;
