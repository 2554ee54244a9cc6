# Every call of the system that a build makes fails once, in each way of publishing: the status and the message are right,
# nothing crashes, the old site or the new one stands whole, and the next build leaves nothing of it. Where a build makes
# a call often, so many of them fail, and each way takes others.
use strict;
use warnings;
use Test::More;
use Book;
use Site;
use TwoSites;

plan skip_all => 'no xxhsum to tell hashes with' if !has_xxhsum();
my $library = faults_library() or plan skip_all => 'no C compiler';
my $folder  = fast_folder();
my $log     = "$folder/log";
my $mark    = "$folder/mark";
my $points  = $ENV{FAULT_POINTS} || 5;    # of each call, in each way

my ($EINTR, $EIO, $EAGAIN, $EMFILE, $ENOSPC) = (4, 5, 11, 24, 28);
my %errno = (map({ $_ => $EMFILE } 'open', 'openat2', 'opendir'), map({ $_ => $ENOSPC } 'write', 'mkdirat', 'mkdir', 'linkat'),
    pthread_create => $EAGAIN);

# Which of so many calls fail: some, from first to last; the turn says which.
sub chosen {
    my ($n, $turn) = @_;
    return 1 .. $n if $n <= $points;
    my $step = int(($n + $points - 1) / $points);
    my $first = 1 + $turn % $step;
    return grep { $_ <= $n } map { $first + $_ * $step } 0 .. $points;
}

my (%tried, $n_tries);

# Tries each call of a build. `build` runs it with an environment and gives what is wrong after it.
sub try_each {
    my ($way, $turn, $build) = @_;
    unlink $log;
    my @faults = map { "undisturbed: $_" } map { $build->({FAULT_CALLS => 'all', FAULT_LOG => $log}) } 1, 2;
    my %count;
    $count{(split / /)[0]}++ for split /\n/, read_file($log);
    for my $call (sort keys %count) {
        for my $n (chosen(int(($count{$call} + 1) / 2), $turn++)) {
            unlink $mark;
            push @faults, map { "$call $n: $_" } $build->({FAULT_CALLS => $call, FAULT_AT => $n, FAULT_MARK => $mark,
                FAULT_HOW => $errno{$call} // $EIO});
            $tried{$call}++ if -e $mark;
            $n_tries++;
            last if @faults > 20;
        }
    }
    is(join("\n", @faults), '', "$way: each call fails once");
}

sub environment_of {
    my ($extra, $given) = @_;
    return {%$extra, %$given, LD_PRELOAD => $library, FAULT_FROM_START => 1, SOURCE_DATE_EPOCH => 86400 * 19000};
}

# What a build may end with and say: nothing in a book is wrong, so status 1 is that a file of it could not be read.
sub faults_of_end {
    my ($status, $errors) = @_;
    return "status $status: $errors" if $status !~ /^[0-3]$/;
    return "status $status without a word" if $status ne '0' && $errors !~ /\S/;
    return "it says '$errors'" if $errors =~ /\bGLib|CRITICAL|assert|Success\b|runtime error/;
    return "it says '$errors'" if $status eq '3' && $errors !~ /^statusbook(?: build)?: .+\n\z/m;
    return;
}

# ---- Sites in a folder ----------------------------------------------------------------------------

my $turn = 0;
for (['exchanged', []], ['exchanged by three threads', ['--jobs', 3], 3], ['in place', ['--in-place']],
    ['durable', ['--durable']], ['durable in place', ['--durable', '--in-place']],
    ['by a link to the place', []], ['where folders cannot be exchanged', [], 1, {FAULT_NO_EXCHANGE => 1}],
    ['where openat2 is not known', [], 1, {FAULT_NO_OPENAT2 => 1}]) {
    my ($way, $options, $jobs, $extra) = @$_;
    my $sites = TwoSites->new("$folder/site" . ++$turn, '--jobs', $jobs // 1, @$options);
    $sites->{is_slow} = $extra->{FAULT_NO_EXCHANGE};
    if ($way eq 'by a link to the place') {
        symlink "site$turn", "$folder/link" or die;
        $sites->{out} = "$folder/link";
    }
    try_each($way, $turn, sub {
        my $which = $sites->next_turn;
        my ($status, undef, $errors) = $sites->build($which, environment_of($extra // {}, $_[0]));
        my @faults = faults_of_end($status, $errors);
        my $stands = $sites->standing;
        if ($status eq '0') {
            push @faults, "it ended well, but $stands stands" if $stands ne $which;
        } else {
            push @faults, $stands if $stands !~ /^(old|new)$/ && "@$options" !~ /in-place/;
            push @faults, $sites->torn_files if "@$options" =~ /in-place/;
        }
        return $status eq '0' && !beside_of($sites->{out}) ? @faults : (@faults, $sites->faults_of_next($which));
    });
}

# ---- Archives, and a part of a site with lists of what changed ------------------------------------------------

my %book  = (old => diag_book('base'), new => diag_book('base'));
say_in_code($book{$_}, 'http/404', $_) for keys %book;
$ENV{TMPDIR} = "$folder/tmp";
mkdir $ENV{TMPDIR};

for (['an archive', []], ['a durable archive by three threads', ['--durable', '--jobs', 3]],
    ['a part as an archive, with lists', ['--shard', '1/2', '--baseline', "$folder/baseline", '--changes', "$folder/lists"]]) {
    my ($way, $options) = @$_;
    my $tar   = "$folder/site" . ++$turn . '.tar';
    my $build = sub {
        my ($which, $environment) = @_;
        my ($status, undef, $errors) = statusbook({%$environment, SOURCE_DATE_EPOCH => 86400 * 19000,
            ASAN_OPTIONS => 'verify_asan_link_order=0'}, '-C', $book{$which}, 'build', '-q', '--jobs', 1, '--tar', $tar, @$options);
        return ($status, $errors, -e $tar ? read_file($tar) : '');
    };
    if (!-e "$folder/baseline") {
        build_once($book{old});
        write_file("$folder/baseline", read_file("$book{old}/out/.statusbook/manifest"));
    }
    my %whole = map { my ($status, $errors, $bytes) = $build->($_, {}); die $errors if $status ne '0'; $_ => $bytes } 'old', 'new';
    my $n = 0;
    try_each($way, $turn, sub {
        my $which = $n++ % 2 ? 'new' : 'old';
        my ($status, $errors, $bytes) = $build->($which, environment_of({}, $_[0]));
        my @faults = faults_of_end($status, $errors);
        push @faults, 'no whole archive stands there' if !grep { $bytes eq $_ } values %whole;
        push @faults, 'it ended well, but another archive stands there' if $status eq '0' && $bytes ne $whole{$which};
        if ($status ne '0' || beside_of($tar)) {
            ($status, $errors, $bytes) = $build->($which, {});
            push @faults, "the next build ended with $status: $errors" if $status ne '0' || $bytes ne $whole{$which};
        }
        push @faults, 'the next build left ' . join ' ', beside_of($tar) if beside_of($tar);
        return @faults;
    });
}
is(join(' ', map { s{.*/}{}r } glob "$folder/tmp/statusbook*"), '', 'nothing is left in TMPDIR');

# ---- What is only put off ---------------------------------------------------------------------------------------

{
    my $sites = TwoSites->new("$folder/interrupted", '--jobs', 1);
    my @faults;
    for my $call ('read', 'write', 'openat2') {
        for my $n (chosen(30, 0)) {
            my $which = $sites->next_turn;
            my ($status, undef, $errors) = $sites->build($which, environment_of({}, {FAULT_CALLS => $call, FAULT_AT => $n, FAULT_HOW => $EINTR}));
            push @faults, "$call $n: $errors" if $status ne '0' || $sites->standing ne $which;
        }
    }
    is(join("\n", @faults), '', 'a call that a signal interrupts is made again');
}

# ---- The folder at hand, where the place is named from there ------------------------------------------------------

{
    my @faults;
    for my $n (1 .. 2) {
        unlink $mark;
        my ($status, undef, $errors) = statusbook(environment_of({}, {FAULT_CALLS => 'getcwd', FAULT_AT => $n, FAULT_MARK => $mark, FAULT_HOW => $EIO,
            ASAN_OPTIONS => 'verify_asan_link_order=0'}), '-C', $book{new}, 'build', '-q', '-o', 'place-of-test/out');
        $tried{getcwd}++ if -e $mark;
        push @faults, "$n: $status $errors" if -e $mark && ($status ne '3' || $errors !~ /^statusbook build: could not tell in which folder to look for 'place-of-test\/out': /);
        push @faults, "$n: it went elsewhere" if -e '/place-of-test';
    }
    is(join("\n", @faults), '', 'a place from the folder at hand: nothing is printed elsewhere');
}

my @calls = qw(read write open openat2 close fstat fstatat statx lstat opendir readdir getcwd realpath utimensat fchmod flock linkat
  renameat renameat2 unlinkat mkdirat ftruncate pread lseek fsync syncfs pthread_create fclose);
is(join(' ', grep { !$tried{$_} } @calls), '', 'each of these calls was made, and failed');
note "$n_tries builds were disturbed: ", join ', ', map { "$_ $tried{$_}" } sort keys %tried;
done_testing();
