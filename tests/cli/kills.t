# Builds are killed at each call that changes something, and writes write half, while a site is printed over another: the
# old or the new site stands whole, by its manifest, and the next build leaves nothing of it. What happens where a call
# fails, tests/cli/every-call.t says.
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

for my $place ('exchanged', 'in place') {
    my $sites = TwoSites->new("$folder/" . $place =~ s/ /-/r, '--jobs', 1, $place eq 'in place' ? '--in-place' : ());
    my $try   = sub {
        my $which = $sites->next_turn;
        my ($status, undef, $errors) = $sites->build($which, $_[0]);
        return $sites->faults_after($which, $status, $errors);
    };
    disturb($place, @$_, $try) for ['write', 'short', 5], [$changing, 'kill', 1];
}

# Where the disk is waited for.
for my $way ([], ['--in-place']) {
    my $sites = TwoSites->new("$folder/durable" . @$way, '--jobs', 1, '--durable', @$way);
    my $try   = sub {
        my $which = $sites->next_turn;
        my ($status, undef, $errors) = $sites->build($which, $_[0]);
        return $sites->faults_after($which, $status, $errors);
    };
    disturb("durable @$way", 'fsync,syncfs', 'kill', 1, $try);
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
    disturb('slowly', 'mkdirat,renameat,unlinkat,fchmod', 'kill', 1, $try);
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
disturb('archive', @$_, \&try_archive) for ['write', 'short', 2], [$changing, 'kill', 1];
is(join(' ', map { s{.*/}{}r } glob "$folder/tmp/statusbook*"), '', 'archive: nothing is left in TMPDIR');
done_testing();
