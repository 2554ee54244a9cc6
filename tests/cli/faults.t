# Calls of the system fail while a site is printed over another, and builds are killed at each of them: the old or the
# new site stands whole, by its manifest, and the next build leaves nothing of it.
use strict;
use warnings;
use Test::More;
use Book;
use Site;
use TwoSites;

plan skip_all => 'no xxhsum to tell hashes with' if !has_xxhsum();
my $library = faults_library() or plan skip_all => 'no C compiler';
my $folder  = fast_folder();
my $mark    = "$folder/mark";

# Disturbs the first of these calls, then the next, until there are no more: `step` says which are left out. `try` runs
# the program with an environment and says what is wrong then.
sub disturb {
    my ($name, $calls, $how, $step, $try) = @_;
    my ($n, @faults) = (1);
    for (;; $n += $step) {
        unlink $mark;
        push @faults, map { "$n: $_" } $try->({LD_PRELOAD => $library, FAULT_CALLS => $calls, FAULT_AT => $n,
            FAULT_HOW => $how, FAULT_MARK => $mark});
        last if !-e $mark || @faults > 5;
    }
    cmp_ok($n, '>', $step, "$name: there are such calls: $calls");
    is(join("\n", @faults), '', "$name: $calls: $how");
}

# Calls that change something: a build that is killed before each of them is killed in every state that there is.
my $changing = 'open,write,mkdirat,linkat,renameat,renameat2,unlinkat,fchmod,futimens';
my ($EIO, $ENOMEM, $EMFILE, $ENOSPC) = (5, 12, 24, 28);

for my $place ('exchanged', 'in place') {
    my $sites = TwoSites->new("$folder/" . $place =~ s/ /-/r, '--jobs', 1, $place eq 'in place' ? '--in-place' : ());
    my $try   = sub {
        my $which = $sites->next_turn;
        my ($status, undef, $errors) = $sites->build($which, $_[0]);
        return $sites->faults_after($which, $status, $errors);
    };
    disturb($place, @$_, $try)
      for ['open', $EMFILE, 1], ['write', $ENOSPC, 1], ['write', 'short', 5], ['close', $EIO, 2], ['mkdirat', $ENOSPC, 1],
      ['renameat,renameat2', $EIO, 1], ['unlinkat', $EIO, 2], ['fchmod,futimens,flock', $EIO, 1],
      ['fstat,fstatat', $EIO, 3], ['opendir', $EMFILE, 1], ['readdir', $EIO, 3], ['mmap', $ENOMEM, 1],
      ['statx,faccessat', $EIO, 1], ['openat2', $EMFILE, 2], ['utimensat', $EIO, 1], [$changing, 'kill', 1];
    disturb($place, 'linkat', $EIO, 1, $try) if $place eq 'exchanged';
}

# Where the disk is waited for.
for my $way ([], ['--in-place']) {
    my $sites = TwoSites->new("$folder/durable" . @$way, '--jobs', 1, '--durable', @$way);
    my $try   = sub {
        my $which = $sites->next_turn;
        my ($status, undef, $errors) = $sites->build($which, $_[0]);
        return $sites->faults_after($which, $status, $errors);
    };
    disturb("durable @$way", 'fsync,syncfs', $EIO, 1, $try);
    disturb("durable @$way", 'fsync,syncfs', 'kill', 1, $try);
}

# What is read before anything is printed: the book cannot be had, which is said, and the old site stands.
{
    my $sites = TwoSites->new("$folder/book", '--jobs', 1);
    my $try   = sub {
        my $which = $sites->next_turn;
        my ($status, undef, $errors) = $sites->build($which, {%{$_[0]}, FAULT_FROM_START => 1});
        my $stands = $sites->standing;
        my @faults;
        push @faults, "status $status" if $status !~ /^[0-3]$/;
        push @faults, "it ended well, but $stands stands" if $status eq '0' && $stands ne $which;
        push @faults, "after status $status: $stands" if $stands !~ /^(?:old|new)$/;
        push @faults, 'it says nothing' if $status ne '0' && $errors eq '';
        return (@faults, $sites->faults_of_next($which));
    };
    disturb('the book', @$_, $try) for ['open,openat2', $EMFILE, 7], ['read', $EIO, 7], ['fstat,fstatat', $EIO, 7], ['readdir', $EIO, 7];
}

# A link to the place, which is followed.
{
    my $sites = TwoSites->new("$folder/linked-to", '--jobs', 1);
    symlink 'linked-to', "$folder/linked" or die;
    $sites->{out} = "$folder/linked";
    my $try = sub {
        my $which = $sites->next_turn;
        my ($status, undef, $errors) = $sites->build($which, {%{$_[0]}, FAULT_FROM_START => 1});
        return $sites->faults_after($which, $status, $errors);
    };
    disturb('by a link', 'realpath', $EIO, 1, $try);
}

# The first site, where none stood before.
for my $options ([], ['--in-place']) {
    my $out   = "$folder/first-" . @$options;
    my $sites = TwoSites->new($out, '--jobs', 1, @$options);
    my $try   = sub {
        system 'rm', '-rf', $out;
        mkdir $out if @$options;
        my ($status, undef, $errors) = $sites->build('new', $_[0]);
        my @there = grep { !m{/\.statusbook/} } map { "$out/$_" } files_of($out);
        return (@$options || !@there || $sites->standing([]) eq 'new' ? () : 'half a site stands', $sites->faults_of_next('new', []));
    };
    disturb("a first site @$options", $changing, 'kill', 1, $try);
}

# Where the file system cannot exchange folders: two renames, with a way back.
{
    my $sites = TwoSites->new("$folder/slow", '--jobs', 1);
    my $try   = sub {
        my ($status, undef, $errors) = $sites->build(my $which = $sites->next_turn, {%{$_[0]}, FAULT_NO_EXCHANGE => 1});
        return $sites->faults_after($which, $status, $errors);
    };
    $sites->{is_slow} = 1;
    disturb('slowly', @$_, $try) for ['renameat', $EIO, 1], ['mkdirat,renameat,unlinkat,fchmod', 'kill', 1];
}

# An archive.
my $tar   = "$folder/site.tar";
my $sites = TwoSites->new("$folder/site");

sub build_tar {
    my ($which, $environment) = @_;
    my ($status, undef, $errors) = statusbook({%$environment, SOURCE_DATE_EPOCH => 1, ASAN_OPTIONS => 'verify_asan_link_order=0'},
        '-C', $sites->{book}{$which}, 'build', '-q', '--tar', $tar, '--jobs', 1);
    return ($status, $errors, read_file($tar));
}

my %archives = map { $_ => (build_tar($_, {}))[2] } 'old', 'new';

sub try_archive {
    my $which = $sites->next_turn;
    my ($status, $errors, $bytes) = build_tar($which, $_[0]);
    my @faults;
    push @faults, 'no whole archive stands there' if !grep { $bytes eq $_ } values %archives;
    push @faults, 'it ended well, but another archive stands there' if $status eq '0' && $bytes ne $archives{$which};
    push @faults, "status $status" if $status !~ /^(0|3|signal 9)$/;
    push @faults, "it says '$errors'" if $status eq '3' && $errors !~ /^statusbook build: .+\n\z/;
    ($status, $errors, $bytes) = build_tar($which, {});
    push @faults, "the next build ended with $status: $errors" if $status ne '0' || $bytes ne $archives{$which};
    push @faults, "the next build left " . join ' ', beside_of($tar) if beside_of($tar);
    return @faults;
}

$ENV{TMPDIR} = "$folder/tmp";
mkdir $ENV{TMPDIR};
disturb('archive', @$_, \&try_archive)
  for ['open', $EMFILE, 1], ['write', $ENOSPC, 2], ['write', 'short', 2], ['close', $EIO, 1], ['lseek', $EIO, 1],
  ['renameat', $EIO, 1], ['ftruncate', $EIO, 1], ['pread', $EIO, 1], ['read', $EIO, 1], ['fstat,fstatat', $EIO, 1], [$changing, 'kill', 1];
is(join(' ', map { s{.*/}{}r } glob "$folder/tmp/statusbook*"), '', 'archive: nothing is left in TMPDIR');
done_testing();
