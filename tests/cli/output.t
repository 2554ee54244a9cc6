# The folder that a site is printed to: what is refused and why, what is kept, and file systems that can do less.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

my $book = golden_book();
my $out  = build_once($book);
my $page = 'en/http/404-vs-410.html';
my $text = read_file("$out/$page");

sub build_gives {
    my ($name, $where, $status, $errors, $environment) = @_;
    my ($found, undef, $complained) = statusbook($environment || {}, '-C', $book, 'build', '-q', '-o', $where);
    is($found, $status, "$name: status");
    like($complained, $errors, "$name: message");
    my @left = grep { !$environment->{FLOCK_FAILS} || !/-lock$/ } glob "$where.statusbook-*"; # who holds that is not known
    is("@left", '', "$name: nothing is left beside it") if $where ne '';
}

# Adds a line to a code, so that the next build has something to write.
my $turn = 0;
sub change_book {
    my $file = "$book/codes/http/404.yaml";
    (my $yaml = read_file($file)) =~ s/^(description: \|-\n +)(?:Turn \d+\. )?/$1 . 'Turn ' . ++$turn . '. '/me or die;
    write_file($file, $yaml);
}

my $fine = qr/\A\z/;

# The manifest.
my $manifest = read_file("$out/.statusbook/manifest");
unlink "$out/.statusbook/manifest";
build_gives('a lost manifest', $out, 3, qr{'\Q$out\E' has lost '\.statusbook/manifest'.*; remove the folder or choose another$});
mkdir "$out/.statusbook/manifest";
build_gives('a manifest that cannot be read', $out, 3, qr/manifest.*Is a directory/);
rmdir "$out/.statusbook/manifest";
write_file("$out/.statusbook/manifest", "something\n");
build_gives('a manifest of another program', $out, 3, qr/'\Q$out\E.*' is not a manifest that this program knows; remove the folder or choose another/);
is(read_file("$out/$page"), $text, 'the site is as it was');
write_file("$out/.statusbook/manifest", $manifest);
build_gives('the manifest again', $out, 0, $fine);

# What is no place to print to.
build_gives('a mount point that is full', '/proc', 3, qr{'/proc' holds files that statusbook did not print});
symlink "$book/nowhere", "$book/link";
build_gives('a symbolic link to nowhere', "$book/link", 3, qr{could not follow the link '.*/link': No such file});
isnt((statusbook('-C', $book, 'build', '-o', ''))[0], 0, 'an empty name is refused');
is(read_file("$out/$page"), $text, 'and writes nothing');
SKIP: {
    skip 'only root can become somebody who may not read, and no leak checker can', 3 if $> != 0 || read_file($ENV{STATUSBOOK} || 'build/statusbook') =~ /__asan_init/;
    my $place = tempdir(CLEANUP => 1);
    mkdir "$place/out";
    chmod 0755, $book, map { "$book/$_" } qw(codes locales templates);
    chmod 0777, $place;
    chmod 0, "$place/out";
    local $> = 65534;
    build_gives('a folder that cannot be read', "$place/out", 3, qr{could not print to '\Q$place\E/out': Permission denied});
}

# What was not printed is kept, or it is said why not.
mkdir "$out/empty";
chmod 02750, $out;
chmod 0700, "$out/empty";
change_book();
build_gives('an empty folder', $out, 0, $fine);
ok(-d "$out/empty", 'is kept');
is((stat "$out/empty")[2] & 07777, 0700, 'with its mode');
is((stat $out)[2] & 07777, 02750, 'and so is the mode of the site');

# What is printed gets from the folder what a folder hands down, and no folder loses what it has.
my $shared = "$out-shared";
mkdir $shared;
chown -1, 12345, $shared if $< == 0;
chmod 02770, $shared;
my $group = (stat $shared)[5];
sub shared { return map { my @s = stat "$shared/$_"; sprintf '%04o %d %s', $s[2] & 07777, $s[5], $_ } @_ }
my @folders = ('en', 'en/http', '.statusbook');
build_gives('into a folder of a group', $shared, 0, $fine);
is(join(', ', shared(@folders, $page)), join(', ', (map { "2755 $group $_" } @folders), "0644 $group $page"), 'all of it is of the group');
chmod 02775, "$shared/en", "$shared/.statusbook";
change_book();
build_gives('once more', $shared, 0, $fine);
is(join(', ', shared('.', 'en', 'en/http', '.statusbook')), "2770 $group ., 2775 $group en, 2755 $group en/http, 2775 $group .statusbook", 'folders keep their mode');
system 'rm', '-r', $shared;

unlink "$out/$page";
write_file("$out/$page/mine", 'mine');
change_book();
build_gives('a folder in the way of a page', $out, 3, qr{'\Q$out/$page\E' was not printed by statusbook and is in the way});
is(read_file("$out/$page/mine"), 'mine', 'is not lost');
system 'rm', '-r', "$out/$page";
build_gives('out of the way again', $out, 0, $fine);

# A changed page with the times of the old one.
my ($size, $time) = (stat "$out/$page")[7, 9];
my $right = read_file("$out/$page");
write_file("$out/$page", 'x' x $size);
utime $time, $time, "$out/$page";
build_gives('a page changed behind its time', $out, 0, $fine);
is(read_file("$out/$page"), $right, 'is printed anew');

# The same where the manifest has a time to come: whoever copied it may have a clock that is wrong.
utime time + 1e6, time + 1e6, "$out/.statusbook/manifest";
build_gives('a manifest of the future', $out, 0, $fine);
write_file("$out/$page", 'x' x $size);
utime $time, $time, "$out/$page";
build_gives('a page changed under a manifest of the future', $out, 0, $fine);
is(read_file("$out/$page"), $right, 'is printed anew');

# File systems that can do less: calls that fail, put before those of the C library.
SKIP: {
    my $folder = tempdir(CLEANUP => 1);
    write_file("$folder/less.c", <<'C');
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
int renameat2(int a, const char *b, int c, const char *d, unsigned e)
{ (void)a; (void)b; (void)c; (void)d; (void)e; errno = EINVAL; return -1; }
int linkat(int a, const char *b, int c, const char *d, int e)
{ if (!getenv("LINK_FAILS")) return (int)syscall(SYS_linkat, a, b, c, d, e); errno = EPERM; return -1; }
int renameat(int a, const char *from, int b, const char *to)
{
    const char *fails = getenv("RENAME_FAILS"), *end = strstr(from, ".statusbook-new");
    if (fails && end && !end[15]) { errno = EIO; return -1; }
    return (int)syscall(SYS_renameat2, a, from, b, to, 0);
}
int flock(int a, int b)
{ (void)a; (void)b; if (!getenv("FLOCK_FAILS")) return 0; errno = ENOLCK; return -1; }
C
    skip 'no C compiler', 1 if system "cc -shared -fPIC -o '$folder/less.so' '$folder/less.c' 2>/dev/null";
    my %less = (LD_PRELOAD => "$folder/less.so", ASAN_OPTIONS => 'verify_asan_link_order=0');
    write_file("$out/CNAME", 'mine');
    chmod 0640, "$out/CNAME";
    change_book();
    my $before = tree_of($out);
    build_gives('a lock that cannot be had', $out, 3, qr/could not lock '\Q$out\E\.statusbook-lock': No locks/, {%less, FLOCK_FAILS => 1});
    build_gives('a failure between two renames', $out, 3, qr/could not put the new site at '\Q$out\E'/, {%less, RENAME_FAILS => 1});
    is_deeply(tree_of($out), $before, 'the old site is back');
    for (['without exchange', {%less}], ['without exchange and links', {%less, LINK_FAILS => 1}]) {
        my ($name, $environment) = @$_;
        change_book();
        build_gives($name, $out, 0, $fine, $environment);
        like(read_file("$out/en/http/404.html"), qr/Turn $turn\./, 'the new site is there');
        is(read_file("$out/CNAME"), 'mine', 'a foreign file is kept');
        is((stat "$out/CNAME")[2] & 07777, 0640, 'with its mode');
    }
    rename $out, "$out.statusbook-old" or die;
    build_gives('after a build that was killed between two renames', $out, 0, $fine);
    is(read_file("$out/CNAME"), 'mine', 'the old site was taken back first');
}
done_testing();
