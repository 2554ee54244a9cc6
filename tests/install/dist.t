# make dist: an archive of what is committed, the same bytes wherever it is made, from which the program is built.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

plan skip_all => 'no git checkout' if system('git rev-parse HEAD >/dev/null 2>&1') != 0;
delete @ENV{'MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'MAKEOVERRIDES', 'SANITIZE', 'BUILD', 'GIT_DIR', 'GIT_WORK_TREE'};

my ($version) = read_file('Makefile') =~ /^VERSION +:= (\S+)$/m;
my $folder = tempdir(CLEANUP => 1);

# Makes the archive in a clone of its own, with a umask and a time zone.
sub archive_of {
    my ($name, $umask, $zone) = @_;
    system('git', 'clone', '-q', '--no-hardlinks', '.', "$folder/$name") == 0 or die "git clone\n";
    my $said = `cd '$folder/$name' && umask $umask && TZ=$zone make -s dist 2>&1`;
    is("$?$said", '0', "$name: make dist");
    return "$folder/$name/build/statusbook-$version.tar.gz";
}

my ($one, $other) = (archive_of('one', '022', 'UTC'), archive_of('other', '077', 'Asia/Tokyo'));
ok(-s $one, 'there is an archive');
ok(read_file($one) eq read_file($other), 'twice the same bytes');

my @names = map { chomp; $_ } `tar -tzf '$one'`;
is(join("\n", grep { !m{^statusbook-\Q$version\E/} } @names), '', 'all of it below statusbook-VERSION/');
my @tracked = map { chomp; $_ } `git ls-files`;
is_deeply([sort map { s{^[^/]+/}{}r } grep { !m{/$} } @names], [sort @tracked], 'all that is tracked, and nothing else')
  if `git status --porcelain` eq '';
is(join("\n", grep { !/^(-rw-r--r--|-rwxr-xr-x|drwxr-xr-x) root\/root / } `tar -tvzf '$one'`), '', 'modes and owners are of no machine');

write_file("$folder/other/README.md", 'changed');
like(scalar `cd '$folder/other' && make -s dist 2>&1`, qr/what is not committed is left out/, 'a change that is not committed is said');
ok(read_file($one) eq read_file($other), 'and left out');

system('tar', '-xzf', $one, '-C', $folder) == 0 or die "tar\n";
my $source = "$folder/statusbook-$version";
my $said = `cd '$source' && make -s -j2 CFLAGS=-O0 2>&1`;
is($?, 0, 'the program is built from it') or diag($said);
is(scalar `'$source/build/statusbook' --version`, "statusbook $version\n", 'its version');
unlike(scalar `cd '$source' && make -n -B all V=1`, qr/-Werror/, 'there a warning is no error');
unlike(scalar `'$source/build/statusbook' -C '$source' check 2>&1`, qr/: error: /, 'its book is right');
done_testing();
