#!/usr/bin/env perl
# How fast the press prints this book, beside a floor that writes the same bytes from ready buffers. The two take turns,
# so that other work on the machine meets both; medians, with the least and the most. Nothing is judged by the exit
# status: the aims stand beside the figures.
# usage: tests/bench/bench.pl PROGRAM
# BENCH_DIR is a folder on a disk to measure on; without it root gets an ext4 of its own. BENCH_ROUNDS is 9.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Find 'find';
use FindBin;
use lib $FindBin::Bin;
use Bench;

# What the press is to reach.
use constant {
    AIM_RATIO     => 1.35,    # on a disk: from the first file read to the last one closed, beside two threads that only write
    AIM_OVER_MS   => 40,      # in memory: more than those
    AIM_LOAD_MS   => 20,
    AIM_TAR       => 1.5,     # loading apart, beside the bare stream
    AIM_RENDER_US => 2,       # a pair page
    AIM_SAME_US   => 3,       # a page of a rebuild without a change, loading apart
    AIM_PEAK_MIB  => 32,
    AIM_PAGE_KB   => 1000,    # the largest page, which a reader downloads at once
};
# Of the press and of the floor, so that they are alike on any machine.
use constant THREADS => 2;

my $program = abs_path(shift // '') // die "usage: tests/bench/bench.pl PROGRAM\n";
my $build = dirname($program);
chdir "$FindBin::Bin/../..";

# Mounts of a name space of its own are gone with the process, even when it is killed.
exec 'unshare', '-m', $^X, $0, $program if $> == 0 && !$ENV{BENCH_ALONE}++ && command('unshare -m true 2>/dev/null');

my $memory = place_memory();
my $disk = place_disk();
my ($site, $book) = ("$memory->{path}/site", "$memory->{path}/book");
my @jobs = ('--jobs', THREADS);
my $has_tar = qx{'$program' build --help} =~ /--tar\b/;

sub press { return run_statusbook($program, 'build', @jobs, @_) }

# The same for the copy of the book.
sub press_copy { return run_statusbook($program, '-C', $book, 'build', @jobs, @_) }

sub floor {
    my $run = run_counted($build, "$build/bench/floor", @_);
    die "floor @_:\n$run->{text}" if $run->{status};
    return $run->{'ms to write'};
}

sub whole_site {
    my ($place) = @_;
    my ($out, $copy) = map { "$place->{path}/$_" } 'out', 'floor';
    my (@runs, @floors);
    for (1 .. ROUNDS) {
        push @runs, press('-o', $out);
        remove($out);
        settle($place);
        push @floors, floor('tree', THREADS, $site, $copy);
        remove($copy);
        settle($place);
    }
    my $in_memory = $place->{name} eq 'memory';
    line('whole site into a new folder: the process', 'ms', undef, map { $_->{'wall ms'} } @runs);
    line('  loading', 'ms', AIM_LOAD_MS, map { $_->{'ms to load'} // () } @runs);
    line('  printing', 'ms', undef, map { $_->{'ms to print'} // () } @runs);
    line('floor: two threads that write the same', 'ms', undef, @floors);
    my @own = map { $_->{'ms to load'} + $_->{'ms to print'} } @runs;
    line('loading and printing beside the floor', 'x', $in_memory ? undef : AIM_RATIO, map { $own[$_] / $floors[$_] } 0 .. $#own);
    line('loading and printing over the floor', 'ms', $in_memory ? AIM_OVER_MS : undef, map { $own[$_] - $floors[$_] } 0 .. $#own);
    line('processor time of the process', 'ms', undef, map { $_->{'user ms'} + $_->{'system ms'} } @runs);
    line('peak memory', 'MiB', AIM_PEAK_MIB, map { $_->{'peak KiB'} / 1024 } @runs);
}

sub one_tar {
    my ($place) = @_;
    return note('one tar: this program has no --tar') if !$has_tar;
    my ($file, $copy) = map { "$place->{path}/$_" } 'site.tar', 'floor.tar';
    my (@runs, @floors, @nothing);
    for (1 .. ROUNDS) {
        push @runs, press('--tar', $file);
        unlink $file;
        settle($place);
        push @floors, floor('tar', $site, $copy);
        unlink $copy;
        settle($place);
        push @nothing, press('--tar', '/dev/null');
    }
    line('one tar, loading apart', 'ms', undef, map { $_->{'ms to print'} } @runs);
    line('floor: the bare stream', 'ms', undef, @floors);
    line('the tar beside the floor', 'x', AIM_TAR, map { $runs[$_]{'ms to print'} / $floors[$_] } 0 .. $#runs);
    line('one tar to /dev/null, loading apart', 'ms', undef, map { $_->{'ms to print'} } @nothing);
}

sub rebuild {
    my ($place) = @_;
    my $out = "$place->{path}/out";
    press('-o', $out);
    settle($place);
    my @runs = map { press('-o', $out) } 1 .. ROUNDS;
    line('again without a change, loading apart: a page', 'us', AIM_SAME_US, map { 1000 * $_->{'ms to print'} / $_->{pages} } @runs);
    line('  the process', 'ms', undef, map { $_->{'wall ms'} } @runs);
    remove($out);
}

# One gloss, each time to what it never was before.
my $edits = 0;

sub edit_gloss {
    $edits++;
    my ($path) = grep { m{/[^/-]+$} && !m{/(?:protocol|glossary)\.yaml$} } sort glob "$book/codes/*/*.yaml";
    open my $in, '<', $path or die "$path: $!\n";
    my $text = join '', <$in>;
    $text =~ s/^(gloss: .*?)(?: \d+)?$/$1 $edits/m or die "$path has no gloss of one line\n";
    open my $out, '>', $path or die "$path: $!\n";
    print {$out} $text;
    close $out or die "$path: $!\n";
}

sub one_code {
    my ($place) = @_;
    my $out = "$place->{path}/out";
    press_copy('-o', $out);
    my @runs;
    for (1 .. ROUNDS) {
        settle($place);
        edit_gloss();
        push @runs, press_copy('-o', $out);
    }
    line('one gloss changed: pages written', '', undef, map { $_->{written} } @runs);
    line('  loading apart', 'ms', undef, map { $_->{'ms to print'} } @runs);
    line('  the process', 'ms', undef, map { $_->{'wall ms'} } @runs);
    remove($out);
}

sub rendering {
    heading('rendering: nothing written');
    if (-x "$build/bench_render") {
        my $text = run_counted($build, "$build/bench_render")->{text};
        line('rendering a pair page', 'us', AIM_RENDER_US, $text =~ /rendering: ([\d.]+) us a pair page/);
        line('an edition: what a language has in common', 'ms', undef, $text =~ /(?|([\d.]+) ms an edition|edition ([\d.]+) ms)/);
    }
    for my $jobs (1, THREADS) {
        my @runs = map { press('-n', '-o', "$site-none", '--jobs', $jobs) } 1 .. ROUNDS;
        my $aim = $jobs == 1 && !-x "$build/bench_render" ? AIM_RENDER_US : undef;
        line("all of printing, threads: $jobs: a page", 'us', $aim, map { 1000 * $_->{'ms to print'} / $_->{pages} } @runs);
    }
}

# The page that takes the longest to download.
sub largest_page {
    my ($bytes, $largest) = (0, '');
    find({no_chdir => 1, wanted => sub { ($bytes, $largest) = (-s _, $File::Find::name) if /\.html$/ && -s > $bytes }}, $site);
    heading('what readers download');
    line('the largest page', 'KB', AIM_PAGE_KB, $bytes / 1000);
    note('it is ' . substr $largest, length("$site/"));
}

my $first = press('-o', $site);
command('mkdir', $book) && command('cp', '-R', 'site.yaml', 'codes', 'locales', 'templates', $book) or die "no copy of the book\n";
printf "pages: %d, files: %d, MB: %.1f, bytes a pair page: %d, threads: %d, rounds: %d\n", @$first{'pages', 'files', 'MB', 'bytes a pair page'}, THREADS, ROUNDS;
print "median (least to most), and the aim where there is one\n";
rendering();
for my $place ($memory, $disk // ()) {
    heading("$place->{name}: $place->{says}");
    whole_site($place);
    one_tar($place);
    rebuild($place);
    one_code($place);
}
largest_page();
note("no disk: become root, or give a folder on a journalled file system by BENCH_DIR") if !$disk;
if (-d 'tests/browser/node_modules/lighthouse' && -x ($ENV{CHROMIUM} || '/usr/bin/chromium')) {
    heading('in a browser');
    command('node', 'tests/browser/lighthouse.mjs', $site, 0, 'performance');
}
