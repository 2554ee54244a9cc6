#!/usr/bin/env perl
# How fast the press prints this book, beside a floor that writes the same bytes from ready buffers. The two take turns,
# so that other work on the machine meets both; medians, with the least and the most. Nothing is judged by the exit
# status: the aims stand beside the figures.
# usage: tests/bench/bench.pl PROGRAM
# BENCH_DIR is a folder on a disk to measure on; without it root gets an ext4 of its own. BENCH_PROTOCOLS="sip http" is
# the part of the book that is printed. BENCH_OLD is a folder with another version, built, and its book: a byte of a pair
# page is held against its own. BENCH_ROUNDS is 9.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Find 'find';
use HTTP::Tiny;
use Time::HiRes qw(sleep time);
use FindBin;
use lib $FindBin::Bin;
use Bench;

# What the press is to reach.
use constant {
    AIM_MEMORY    => 1.5,     # from the first file read to the last one closed, beside two threads that only write
    AIM_DISK      => 1.38,    # the same on a disk with a journal
    AIM_TAR       => 1.45,    # loading apart, beside the bare stream
    AIM_OLD_BYTE  => 0.8,     # rendering a byte of a pair page, beside the older version
    AIM_SAME      => 1.25,    # a rebuild without a change, loading apart, beside rendering everything to nowhere
    AIM_PEAK_MIB  => 28,      # of SIP alone
    AIM_SERVE     => 1.5,     # until serve shows an edit, beside loading and one edition
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
my @protocols = split ' ', $ENV{BENCH_PROTOCOLS} // '';
my $old = $ENV{BENCH_OLD};
die "BENCH_OLD: no $old/build/bench_render\n" if $old && !-x "$old/build/bench_render";
my @jobs = ('--jobs', THREADS);
my $has_tar = qx{'$program' build --help} =~ /--tar\b/;

sub press { return run_statusbook($program, '-C', $book, 'build', @jobs, @_) }

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
    line('  loading', 'ms', undef, map { $_->{'ms to load'} // () } @runs);
    line('  printing', 'ms', undef, map { $_->{'ms to print'} // () } @runs);
    line('floor: two threads that write the same', 'ms', undef, @floors);
    my @own = map { $_->{'ms to load'} + $_->{'ms to print'} } @runs;
    line('loading and printing beside the floor', 'x', $in_memory ? AIM_MEMORY : AIM_DISK, map { $own[$_] / $floors[$_] } 0 .. $#own);
    line('processor time of the process', 'ms', undef, map { $_->{'user ms'} + $_->{'system ms'} } @runs);
    line('peak memory', 'MiB', "@protocols" eq 'sip' ? AIM_PEAK_MIB : undef, map { $_->{'peak KiB'} / 1024 } @runs);
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
    my (@runs, @nowhere);
    for (1 .. ROUNDS) {
        push @runs, press('-o', $out);
        push @nowhere, press('-n', '-o', "$site-none");
    }
    line('again without a change, loading apart: a page', 'us', undef, map { 1000 * $_->{'ms to print'} / $_->{pages} } @runs);
    line('  beside rendering everything to nowhere', 'x', AIM_SAME, map { $runs[$_]{'ms to print'} / $nowhere[$_]{'ms to print'} } 0 .. $#runs);
    line('  the process', 'ms', undef, map { $_->{'wall ms'} } @runs);
    remove($out);
}

# One gloss, each time to what no page held before.
my $edits = 100_000;

# The file of the code whose gloss that is.
sub edited_file {
    my ($path) = grep { slurp($_) =~ /^gloss: \w/m } sort glob "$book/codes/*/[0-9]*.yaml";
    return $path;
}

sub edit_gloss {
    $edits++;
    my $path = edited_file();
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
    press('-o', $out);
    my @runs;
    for (1 .. ROUNDS) {
        settle($place);
        edit_gloss();
        push @runs, press('-o', $out);
    }
    line('one gloss changed: pages written', '', undef, map { $_->{written} } @runs);
    line('  loading apart', 'ms', undef, map { $_->{'ms to print'} } @runs);
    line('  the process', 'ms', undef, map { $_->{'wall ms'} } @runs);
    remove($out);
}

# What rendering a pair page and an edition takes by a version in turn with others: a list of [us, bytes, ms].
sub rendered {
    my ($folder, @arguments) = @_;
    my $text = run_counted($build, 'env', '-C', $folder, 'build/bench_render', @arguments)->{text};
    my ($us, $bytes) = $text =~ /([\d.]+) us a pair page \((\d+) bytes\)/;
    my ($edition) = $text =~ /([\d.]+) ms an edition/;
    return [$us, $bytes, $edition];
}

sub rendering {
    heading('rendering: nothing written');
    my (@own, @other);
    for (1 .. 3) {
        push @own, rendered('.', '-C', $book);
        push @other, rendered($old) if $old;
    }
    line('rendering a pair page', 'us', undef, map { $_->[0] } @own);
    line('  of the older version', 'us', undef, map { $_->[0] } @other) if $old;
    line('  a byte of it beside that', 'x', AIM_OLD_BYTE, map { $own[$_][0] / $own[$_][1] / ($other[$_][0] / $other[$_][1]) } 0 .. $#other) if $old;
    my @edition = map { $_->[2] } @own;
    line('an edition: what a language has in common', 'ms', undef, @edition);
    for my $jobs (1, THREADS) {
        my @runs = map { press('-n', '-o', "$site-none", '--jobs', $jobs) } 1 .. ROUNDS;
        line("all of printing, threads: $jobs: a page", 'us', undef, map { 1000 * $_->{'ms to print'} / $_->{pages} } @runs);
    }
    return median(@edition);
}

# ---- A quick look ----

# Milliseconds from an edit of a gloss until serve shows it.
sub served {
    my ($page) = @_;
    edit_gloss();
    my $began = time;
    while (time < $began + 60) {
        return 1000 * (time - $began) if HTTP::Tiny->new->get($page)->{content} =~ / $edits\b/;
        sleep 0.002;
    }
    die "serve shows no edit\n";
}

sub quick_look {
    my ($edition_ms) = @_;
    heading('a quick look');
    my ($id) = edited_file() =~ m{codes/(.+)\.yaml$};
    my (@runs, %quick);
    for (1 .. ROUNDS) {
        push @runs, press('-n', '-o', "$site-none");
        push @{$quick{$_->[0]}}, press('-n', '-o', "$site-none", @$_[1, 2]) for ['--only one page', '--only', "ja/$id"], ['--lang one language', '--lang', 'ja'];
    }
    for my $name (sort keys %quick) {
        line("$name: processor time", 'ms', undef, map { $_->{'user ms'} + $_->{'system ms'} } @{$quick{$name}});
    }
    my $serving = open(my $said, '-|', $program, '-C', $book, 'serve', '--port', 0) // die "no serve: $!\n";
    my ($address) = scalar(<$said>) =~ /(http\S+)/ or die "serve says no address\n";
    my @edits = eval { map { served("${address}en/$id.html") } 1 .. ROUNDS };
    my $failed = $@;
    kill 'TERM', $serving;
    close $said;
    die $failed if $failed;
    my $least = median(map { $_->{'ms to load'} } @runs) + $edition_ms;
    line('serve shows an edit after', 'ms', undef, @edits);
    line('  beside loading and an edition', 'x', AIM_SERVE, map { $_ / $least } @edits);
}

# The page that takes the longest to download.
sub largest_page {
    my ($bytes, $largest) = (0, '');
    find({no_chdir => 1, wanted => sub { ($bytes, $largest) = (-s _, $File::Find::name) if /\.html$/ && -s > $bytes }}, $site);
    heading('what readers download');
    line('the largest page', 'KB', AIM_PAGE_KB, $bytes / 1000);
    note('it is ' . substr $largest, length("$site/"));
}

copy_book($book, @protocols);
my $first = press('-o', $site);
printf "pages: %d, files: %d, MB: %.1f, bytes a pair page: %d, threads: %d, rounds: %d\n", @$first{'pages', 'files', 'MB', 'bytes a pair page'}, THREADS, ROUNDS;
print "median (least to most), and the aim where there is one\n";
quick_look(rendering());
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
