# docs/publish/release: a folder a release, one link, and what becomes of older ones; here and by way of ssh.
use strict;
use warnings;
use Test::More;
use Cwd 'getcwd';
use File::Temp 'tempdir';
use Book;

plan skip_all => 'no rsync' if system('command -v rsync >/dev/null') != 0;

my $root = getcwd();
my $book = golden_book();
my $out = build_once($book);
my $place = tempdir(CLEANUP => 1) . '/the place';

sub release {
    my $said = `'$root/docs/publish/release' @_ 2>&1`;
    return ($? >> 8, $said);
}

sub releases { return map { m{([^/]+)\z} } sort glob "'$place/releases/*'" }

is((release())[0], 2, 'no arguments: wrong use');
is((release("'$out'"))[0], 2, 'one argument: wrong use');
my ($status, $said) = release("'$book'", "'$place'");
is($status, 2, 'a folder that is no printed site');
like($said, qr/is no printed site/, 'and why');
ok(!-e $place, 'and nothing is made');

my $umask = umask 077;
($status, $said) = release("'$out'", "'$place'");
umask $umask;
is($status, 0, 'the first release') or diag($said);
my @first = releases();
is(scalar @first, 1, 'is there');
is(readlink "$place/current", "releases/$first[0]", 'and is the current one');
is_deeply(tree_of("$place/" . readlink "$place/current"), tree_of($out), 'with all that was printed, hidden files too');
is(join(' ', map { sprintf '%o', (stat "$place/current/$_")[2] & 07777 } '..', '../..', '.', 'index.html', '.statusbook/manifest'), '755 755 755 644 644',
   'readable for a server of another user');

# What did not change is the same file; what did is not, and the old release keeps the old one.
my $page = 'en/http/404.html';
my $old = read_file("$place/current/$page");
write_file("$out/$page", $old =~ s/Not/not/r);
($status, $said) = release("'$out'", "'$place'");
is($status, 0, 'the second release') or diag($said);
my @second = releases();
is(scalar @second, 2, 'both are there');
is((stat "$place/releases/$second[0]/index.html")[1], (stat "$place/releases/$second[1]/index.html")[1], 'what did not change is there once');
ok(read_file("$place/releases/$second[0]/$page") eq $old, 'the old release is as it was');
ok(read_file("$place/current/$page") eq read_file("$out/$page"), 'the new one is as printed');

# A new style sheet: the old one is kept for one release more, and then no longer.
{
    my ($style) = grep { m{^assets/style\.} } files_of($out);
    my $i = 0;
    my $restyle = sub {
        open my $css, '>>', "$book/templates/assets/style.css" or die;
        print {$css} "/* another $i */\n";
        close $css;
        $i++;
        system('rm', '-r', $out) == 0 or die;
        build_once($book);
        is((release("'$out'", "'$place'"))[0], 0, 'a new style sheet');
    };
    $restyle->();
    ok(-e "$place/current/$style", 'the old one is still there');
    is_deeply([grep { !-e "$out/$_" } files_of("$place/" . readlink "$place/current")], [$style], 'and nothing else of the old release');
    $restyle->();
    ok(!-e "$place/current/$style", 'in the next release it is not');
}

# By way of ssh, whatever shell is there; the stub hands the words on as sshd does.
my $bin = tempdir(CLEANUP => 1);
write_file("$bin/ssh", qq{#!/bin/sh\n[ "\$1" = web.example.org ] || exit 9\nshift\ncd / && exec sh -c "\$*"\n});
chmod 0755, "$bin/ssh";
{
    local $ENV{PATH} = "$bin:$ENV{PATH}";
    local $ENV{RSYNC_RSH} = "$bin/ssh";
    my $remote = tempdir(CLEANUP => 1) . '/srv';
    ($status, $said) = release("'$out'", "web.example.org:$remote");
    is($status, 0, 'by way of ssh') or diag($said);
    is_deeply(tree_of("$remote/" . readlink "$remote/current"), tree_of($out), 'it is there');
    my $inode = (stat "$remote/current/index.html")[1];
    is((release("'$out'", "web.example.org:$remote"))[0], 0, 'once more');
    is((stat "$remote/current/index.html")[1], $inode, 'and what did not change is there once');
}

# Three are kept.
release("'$out'", "'$place'") for 1 .. 2;
my @left = releases();
is(scalar @left, 3, 'three releases are kept');
ok(!(grep { $_ eq $first[0] } @left), 'the newest of them');
is(readlink "$place/current", "releases/$left[-1]", 'the newest is served');

# A clock that was set back makes names that seem to be old.
mkdir "$place/releases/99990101T00000${_}Z" for 1 .. 3;
is((release("'$out'", "'$place'"))[0], 0, 'a release that seems to be old');
ok(-f "$place/current/index.html", 'what is served is kept, whatever its name');

# A copy that fails leaves what is served alone.
{
    my $served = readlink "$place/current";
    write_file("$bin/rsync", "#!/bin/sh\nexit 12\n");
    chmod 0755, "$bin/rsync";
    local $ENV{PATH} = "$bin:$ENV{PATH}";
    isnt((release("'$out'", "'$place'"))[0], 0, 'a copy that fails is a failure');
    is(readlink "$place/current", $served, 'and what was served is served');
}
done_testing();
