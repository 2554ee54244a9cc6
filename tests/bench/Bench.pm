# What the measuring programs share: running and counting, medians with their spread, lines with their aims, and
# places that are gone when a program ends, however it ends.
package Bench;
use strict;
use warnings;
use Exporter 'import';
use File::Basename 'dirname';
use File::Spec;
use File::Temp 'tempdir';
use POSIX ();

our @EXPORT = qw(ROUNDS copy_book run_counted run_statusbook median line note heading slurp remove settle command place_memory place_disk memory_free);

# Of each figure so many are taken; an odd number has a median.
use constant ROUNDS => $ENV{BENCH_ROUNDS} || 9;

# So much memory is used once before anything is measured in memory: a virtual machine gets it from its host only then,
# and whoever came first would pay.
use constant WARM_MIB => 3072;

# The disk of the image: some trees of the book, with inodes for them.
use constant IMAGE_MIB => 2048;

$| = 1;
my ($owner, $running, @mounted, @folders) = ($$);
$SIG{$_} = sub { exit 130 } for 'INT', 'TERM', 'HUP', 'PIPE';

END {
    if ($$ == $owner) {
        my $status = $?;
        if ($running) {
            kill 'KILL', -$running;
            waitpid $running, 0;
        }
        system("umount '$_' 2>/dev/null") == 0 or system 'umount', '-l', $_ for @mounted;
        system 'rm', '-rf', @folders if @folders;
        $? = $status;
    }
}

sub folder_new {
    my ($where) = @_;
    my $folder = tempdir('statusbook-bench-XXXXXX', DIR => $where);
    push @folders, $folder;
    return $folder;
}

# Runs a command that is not counted. While it runs ^C reaches it and not us, so its end by a signal is ours too.
sub command {
    my $status = system @_;
    exit 130 if $status & 127;
    return $status == 0;
}

sub remove { command('rm', '-rf', @_) }

# Waits until what was written at a place is on its disk, so that it is not written during the next run.
sub settle { command('sync', '-f', $_[0]{path}) }

# Copies the book of the folder that we are in; of its protocols only those that are named, where some are.
sub copy_book {
    my ($to, @protocols) = @_;
    command('mkdir', $to) && command('cp', '-R', 'site.yaml', 'codes', 'locales', 'templates', $to) or die "no copy of the book\n";
    return if !@protocols;
    my %wanted = map { $_ => 1 } @protocols;
    remove(grep { -d && !$wanted{s{.*/}{}r} } glob "$to/codes/* $to/locales/*/*");
    my $site = slurp("$to/site.yaml");
    $site =~ s/^protocols:.*$/"protocols: [" . join(', ', @protocols) . ']'/me or die "site.yaml names no protocols in one line\n";
    open my $out, '>', "$to/site.yaml" or die "$to/site.yaml: $!\n";
    print {$out} $site;
    close $out or die "$to/site.yaml: $!\n";
}

# ---- Running ----

sub slurp {
    my ($path) = @_;
    open my $in, '<', $path or return '';
    local $/;
    return scalar(<$in>) // '';
}

# The numbers of `name: number, name: number`.
sub numbers {
    my ($text) = @_;
    return map { s/^\s+|,//gr } $text =~ /([a-zA-Z ]+): (\d+(?:,\d{3}\b)*(?:\.\d+)?)/g;
}

# Runs a command by build/bench/run. Gives its exit status, what it printed, and its numbers: those that it printed
# itself (on either stream), and `wall ms`, `user ms`, `system ms`, `peak KiB` as the kernel counted them.
sub run_counted {
    my ($build, @command) = @_;
    my $folder = $folders[0] // folder_new(File::Spec->tmpdir);
    my ($out, $report) = ("$folder/run.out", "$folder/run.report");
    unlink $report;
    $running = fork // die "fork: $!\n";
    if ($running == 0) {
        POSIX::setpgid(0, 0);
        open STDIN, '<', '/dev/null';
        open STDOUT, '>', $out or POSIX::_exit(126);
        open STDERR, '>&', \*STDOUT;
        exec "$build/bench/run", $report, @command or POSIX::_exit(126);
    }
    waitpid $running, 0;
    my ($status, $text) = ($?, slurp($out));
    undef $running;
    return {status => $status >> 8, text => $text, numbers($text), numbers(slurp($report))};
}

# The same for what must succeed, with the name of the program alone.
sub run_statusbook {
    my ($program, @arguments) = @_;
    my $run = run_counted(dirname($program), $program, @arguments);
    die "statusbook @arguments ended with $run->{status}:\n$run->{text}" if $run->{status};
    return $run;
}

# ---- Figures ----

sub median {
    my @sorted = sort { $a <=> $b } @_;
    return $sorted[$#sorted / 2];
}

sub digits {
    my ($value) = @_;
    return sprintf abs($value) < 9.995 ? '%.2f' : abs($value) < 99.95 ? '%.1f' : '%.0f', $value;
}

# A line with the median of some values, the least and the most of them, and the aim beside it where there is one.
sub line {
    my ($what, $unit, $aim, @values) = @_;
    if (!@values) {
        printf "  %-46s %8s\n", $what, '-';
        return;
    }
    my $middle = median(@values);
    my @sorted = sort { $a <=> $b } @values;
    my $spread = @sorted > 1 ? '(' . digits($sorted[0]) . ' to ' . digits($sorted[-1]) . ')' : '';
    my $judged = defined $aim ? "aim $aim: " . ($middle <= $aim ? 'met' : 'not met') : '';
    printf "%s\n", sprintf('  %-46s %8s %-3s %-18s %s', $what, digits($middle), $unit, $spread, $judged) =~ s/\s+$//r;
}

sub note { print "  @_\n" }
sub heading { print "\n@_\n" }

# ---- Places ----

# MiB that programs may still take.
sub memory_free {
    my ($free) = slurp('/proc/meminfo') =~ /^MemAvailable:\s+(\d+)/m;
    return ($free // 0) / 1024;
}

sub type_of {
    my ($folder) = @_;
    chomp(my $type = qx{stat -f -c %T '$folder' 2>/dev/null});
    return $type =~ s{^ext2/ext3$}{ext4}r || 'unknown';
}

# A folder in memory.
sub place_memory {
    my $where = -d '/dev/shm' && -w _ ? '/dev/shm' : File::Spec->tmpdir;
    my $folder = folder_new($where);
    my $warm = WARM_MIB;
    command("head -c ${warm}M /dev/zero > '$folder/warm'") if memory_free() > 2 * $warm;
    unlink "$folder/warm";
    return {path => $folder, name => 'memory', says => "$where (" . type_of($folder) . ')'};
}

# A file system of our own: ext4 with its journal, made in a file that is gone when it is unmounted. The file lies in
# memory where there is enough, so that no other work on the disk has a say.
sub place_image {
    return if $> != 0;
    my $where = -d '/dev/shm' && memory_free() > 3 * IMAGE_MIB ? '/dev/shm' : File::Spec->tmpdir;
    my $folder = folder_new($where);
    my ($image, $root) = ("$folder/image", "$folder/root");
    mkdir $root or return;
    open my $file, '>', $image or return;
    truncate $file, IMAGE_MIB * 1024 * 1024 or return;
    close $file;
    my $made = command("mkfs.ext4 -q -F -O has_journal -E lazy_itable_init=0,lazy_journal_init=0 '$image' 2>/dev/null")
      && command("mount -o loop '$image' '$root' 2>/dev/null");
    push @mounted, $root if $made;
    unlink $image;
    return $made ? {path => $root, name => 'disk', says => "ext4 with a journal, an image in $where"} : ();
}

# The folder that was asked for by BENCH_DIR; else an image; else nothing.
sub place_disk {
    if ($ENV{BENCH_DIR}) {
        my $folder = folder_new($ENV{BENCH_DIR});
        return {path => $folder, name => 'disk', says => "$ENV{BENCH_DIR} (" . type_of($folder) . ')'};
    }
    return place_image();
}

1;
