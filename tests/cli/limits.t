# A full disk, limits of the system, a closed pipe, folders without writing, builds that are killed at random moments or
# meet: the old or the new site stands whole, by its manifest, and the next build leaves nothing of it.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use POSIX 'WUNTRACED';
use Time::HiRes 'sleep', 'time';
use Book;
use Site;
use TwoSites;

plan skip_all => 'no xxhsum to tell hashes with' if !has_xxhsum();
my $program  = $ENV{STATUSBOOK} // 'build/statusbook';
my $is_asan  = read_file($program) =~ /__asan_init/;
my $folder   = fast_folder();

# What a shell says to a build of this kind; gives the status and all that was said.
sub shell_build {
    my ($sites, $which, $before, @options) = @_;
    my $command = join ' ', map { "'$_'" } $program, $sites->arguments($which), @options;
    my $said    = `exec 2>&1; $before exec $command`;
    return ($? & 127 ? 'signal ' . ($? & 127) : $? >> 8, $said);
}

# ---- A hundred random moments -------------------------------------------------------------------

my $seed = $ENV{FAULTS_SEED} // time & 0xffff;
srand $seed;
note "FAULTS_SEED=$seed";

# Begins a build in a process of its own.
sub begin_build {
    my ($sites, $which, $environment) = @_;
    my $pid = fork // die "fork: $!\n";
    return $pid if $pid;
    $ENV{$_} = $environment->{$_} for keys %$environment;
    open STDOUT, '>', '/dev/null';
    open STDERR, '>', "$folder/said-$$";
    $SIG{$_} = 'DEFAULT' for 'HUP', 'INT', 'TERM';
    $SIG{$environment->{IGNORED}} = 'IGNORE' if $environment->{IGNORED};
    exec $program, $sites->arguments($which) or die;
}

for my $place ('exchanged', 'in place') {
    my $sites = TwoSites->new("$folder/" . $place =~ s/ /-/r, '--jobs', 2, $place eq 'in place' ? '--in-place' : ());
    my ($began, @faults, %stood) = (time);
    $sites->build($sites->next_turn) for 1 .. 4;
    my $lasts = (time - $began) / 4;
    for my $n (1 .. 100) {
        my $which = $sites->next_turn;
        my $pid   = begin_build($sites, $which, {});
        sleep rand $lasts;
        kill 'KILL', $pid;
        waitpid $pid, 0;
        my $status = $? ? 'signal 9' : 0;
        $stood{$sites->standing}++ if $place eq 'exchanged';
        push @faults, map { "$n: $_" } $sites->faults_after($which, $status, '');
        last if @faults > 5;
    }
    is(join("\n", @faults), '', "$place: killed at a hundred random moments, FAULTS_SEED=$seed");
    note join ', ', map { "$stood{$_} times the $_ one stood" } sort keys %stood if %stood;
}

# ---- A disk that is full ------------------------------------------------------------------------

SKIP: {
    my $small = "$folder/small";
    mkdir $small;
    skip 'one may not mount a file system of 4 MiB here', 3 if !mount_new($small, '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs');
    my $sites = TwoSites->new("$small/site", '--jobs', 2);
    my $book  = real_book();
    my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-q', '-o', "$small/site");
    is($status, 3, 'a site that is larger than its disk: status');
    like($errors, qr{^statusbook build: could not .* '\Q$small\E/site.*: No space left on device\n\z}, 'it says so');
    is(join("\n", $sites->faults_after('new', $status, $errors)), '', 'the old site stands');

    # Less room and less.
    for my $place ('exchanged', 'in place') {
        my ($n_full, @faults) = (0);
        $sites->{options} = ['--jobs', 2, $place eq 'in place' ? '--in-place' : ()];
        for (my $room = 0; ; $room += 20) {
            my $which = $sites->next_turn;
            my (undef, undef, undef, $free) = split ' ', (`df -k '$small'`)[1];
            write_file("$small/fill", "\0" x (1024 * ($free - $room)));
            my ($status, undef, $errors) = $sites->build($which);
            unlink "$small/fill";
            $n_full += $status eq '3';
            push @faults, map { "$room KiB: $_" } $sites->faults_after($which, $status, $errors);
            last if $status eq '0' || @faults > 5 || $room > 1000;
        }
        cmp_ok($n_full, '>', 2, "$place: with less room it is full");
        is(join("\n", @faults), '', "$place: wherever the room ends");
    }
    mount_end($small);
}

# ---- Limits of a process ------------------------------------------------------------------------

my $sites = TwoSites->new("$folder/site", '--jobs', 2);

sub limit_all {
    my ($limit, $first, $step, $option, @rest) = @_;
    my ($n_failed, @faults) = (0);
    $sites->{options} = ['--jobs', 2, @rest];
    for (my $n = $first; ; $n += $step) {
        my $which = $sites->next_turn;
        my ($status, $said) = shell_build($sites, $which, "ulimit $limit $n;");
        next if $status eq '127';    # not even the libraries can be opened
        my @left = $status eq '3' ? beside_of($sites->{out}) : ();
        push @faults, "$limit $n: it left @left" if @left;
        push @faults, map { "$limit $n: $_" } $sites->faults_after($which, $status eq '1' ? 3 : $status, $said =~ s/.*\n(?=.)//sr)
          if $status ne '1';
        push @faults, "$limit $n: status 1 without an error: $said" if $status eq '1' && $said !~ /error: /;
        last if $status eq '0' || @faults > 5;
        $n_failed++;
    }
    cmp_ok($n_failed, '>', 1, "ulimit $limit @rest: it is too little at first");
    is(join("\n", @faults), '', "ulimit $limit @rest");
}

SKIP: {
    skip 'the sanitizers need what is limited', 11 if $is_asan;
    for my $size (32, 64, 127) {
        my ($status, $said) = shell_build($sites, $sites->next_turn, "ulimit -s $size;");
        like("$status $said", qr/\A3 statusbook: the stack may have $size KiB here \(ulimit -s\), and 128 are needed\n\z/, "a stack of $size KiB");
    }
    for my $place ([], ['--in-place']) {
        limit_all('-n', 4, 1, '', @$place);     # files that are open at once
        limit_all('-f', 0, 4, '', @$place);     # the size of a file, in blocks of 512 bytes
    }
}
$sites->{options} = ['--jobs', 2];

# ---- A pipe that is closed, a device that is full -----------------------------------------------

{
    my $tmp = tempdir(CLEANUP => 1);
    my @arguments = map { "'$_'" } '-C', $sites->{book}{new}, 'build', '--tar', '-';
    my $said = `bash -c "TMPDIR='$tmp' $program @arguments 2>'$tmp/said' | head -c 1000 | wc -c; echo \\\${PIPESTATUS[0]}"`;
    is($said, "1000\n3\n", '--tar - into a pipe that is closed: status');
    like(read_file("$tmp/said"), qr/^statusbook build: could not write to standard output: Broken pipe\n\z/, 'it says so');
    is(`'$program' @arguments 2>&1 >/dev/full; echo \$?`, "statusbook build: could not write to standard output: No space left on device\n3\n",
        '--tar - to a device that is full');
    like(`'$program' @arguments 2>&1 >&-; echo \$?`, qr/^statusbook build: could not write to standard output: Bad file descriptor\n3\n\z/,
        '--tar - to what is closed');
    unlink "$tmp/said";
    SKIP: {
        mkdir "$tmp/full";
        skip 'one may not mount a file system here', 1 if !mount_new("$tmp/full", '-t', 'tmpfs', '-o', 'size=4k', 'tmpfs');
        write_file("$tmp/full/fill", 'x' x 4096);
        like(`TMPDIR='$tmp/full' '$program' @arguments 2>&1 >/dev/null; echo \$?`,
            qr/^statusbook build: could not write the manifest to TMPDIR, '\Q$tmp\E\/full': No space left on device\n3\n\z/, 'a TMPDIR that is full is named');
        mount_end("$tmp/full");
    }
    rmdir "$tmp/full";
    is(join(' ', glob "$tmp/*"), '', 'nothing is left in TMPDIR');
    like(`TMPDIR='$tmp/none' '$program' @arguments 2>&1 >/dev/null; echo \$?`,
        qr/^statusbook build: TMPDIR, '\Q$tmp\E\/none', takes no file: .*No such file or directory\n3\n\z/, 'a TMPDIR that is not there is named');
}

# ---- Folders without writing --------------------------------------------------------------------

SKIP: {
    my $disk = "$folder/disk";
    mkdir $disk;
    skip 'one may not mount a file system to read only here', 1 if !mount_new($disk, '-t', 'tmpfs', 'tmpfs');
    my $read_only = TwoSites->new("$disk/site");
    is(system("mount -o remount,ro '$disk'"), 0, 'a file system becomes one to read only');
    my ($status, undef, $errors) = $read_only->build('old');
    is($status, 3, 'printing to it fails');
    like($errors, qr/^statusbook build: could not .*: Read-only file system\n\z/, 'and says why');
    is($read_only->standing, 'new', 'the site stands');
    system "mount -o remount,rw '$disk'";
    is(join("\n", $read_only->faults_of_next('old')), '', 'it can be written again');
    mount_end($disk);
}
SKIP: {
    skip 'only root can become somebody who may not write, and no leak checker can', 1 if $> != 0 || $is_asan;
    my $place  = "$folder/place";
    mkdir $place;
    my $closed = TwoSites->new("$place/site");
    chmod 0755, $folder, map { ($_, "$_/codes", "$_/locales", "$_/templates") } values %{$closed->{book}};
    for my $options ([], ['--in-place']) {
        $closed->{options} = $options;
        local $> = 65534;
        my ($status, undef, $errors) = $closed->build('old');
        is($status, 3, "@$options a folder of others: status");
        like($errors, qr/^statusbook build: could not .*: Permission denied\n\z/, 'it says why');
        is($closed->standing, 'new', 'the site stands');
    }
}

# ---- Two builds at once -------------------------------------------------------------------------

SKIP: {
    my $library = faults_library() or skip 'no C compiler', 1;
    my $mark    = "$folder/mark";
    for my $options ([], ['--in-place']) {
        $sites->{options} = $options;
        $sites->build('old');
        my $pid = begin_build($sites, 'new', {LD_PRELOAD => $library, FAULT_CALLS => 'write', FAULT_AT => 5, FAULT_HOW => 'stop',
            FAULT_MARK => $mark, ASAN_OPTIONS => 'verify_asan_link_order=0'});
        waitpid $pid, WUNTRACED;    # the mark is made before it stops
        my ($status, undef, $errors) = $sites->build('old');
        is($status, 3, "@$options a second build: status");
        is($errors, "statusbook build: another build is printing to '$sites->{out}'\n", 'it says so');
        is($sites->standing, 'old', 'the old site stands');
        kill 'CONT', $pid;
        waitpid $pid, 0;
        is($?, 0, 'the first goes on to its end');
        is($sites->standing, 'new', 'the new site stands');
        is(join(' ', beside_of($sites->{out})), '', 'nothing is left');
        unlink $mark;

        # One that is asked to end does, and clears up first.
        # The twelfth write is of a file behind the pages.
        for (['HUP', 5], ['INT', 5], ['TERM', 5], ['TERM', 12]) {
            my ($signal, $at) = @$_;
            $sites->build('old');
            my $pid = begin_build($sites, 'new', {LD_PRELOAD => $library, FAULT_CALLS => 'write', FAULT_AT => $at, FAULT_HOW => 'stop',
                FAULT_MARK => $mark, ASAN_OPTIONS => 'verify_asan_link_order=0'});
            waitpid $pid, WUNTRACED;    # the mark is made before it stops
            kill $signal, $pid;
            kill 'CONT', $pid;
            waitpid $pid, 0;
            is($? >> 8, 3, "SIG$signal in write $at: status");
            is(read_file("$folder/said-$pid"), "statusbook build: interrupted; the site stands as it was before\n", 'it says so');
            is($sites->standing, 'old', 'the old site stands');
            is(join(' ', beside_of($sites->{out})), '', 'nothing is left');
            unlink $mark;
        }

        # What its caller ignores, as a shell does for what runs in the background, ends none.
        for my $signal ('HUP', 'INT', 'TERM') {
            $sites->build('old');
            my $pid = begin_build($sites, 'new', {LD_PRELOAD => $library, FAULT_CALLS => 'write', FAULT_AT => 5, FAULT_HOW => 'stop',
                FAULT_MARK => $mark, ASAN_OPTIONS => 'verify_asan_link_order=0', IGNORED => $signal});
            waitpid $pid, WUNTRACED;
            kill $signal, $pid;
            kill 'CONT', $pid;
            waitpid $pid, 0;
            is($?, 0, "SIG$signal that is ignored");
            unlink $mark;
        }
    }
}
{
    my %pids;
    $sites->{options} = ['--jobs', 1];
    $pids{begin_build($sites, $_ % 2 ? 'old' : 'new', {})} = 1 for 1 .. 8;
    my %ended;
    while (%pids) {
        my $pid = wait;
        $ended{$? >> 8}++ if delete $pids{$pid};
    }
    cmp_ok($ended{0}, '>', 0, 'of eight builds at once one ends well');
    is(join(' ', grep { !/^[03]$/ } keys %ended), '', 'the others end with 3');
    like($sites->standing, qr/^(old|new)$/, 'one of the sites stands');
    is(join(' ', beside_of($sites->{out})), '', 'nothing is left of the others');
}
done_testing();
