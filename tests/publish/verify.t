# docs/publish/verify-site and fetch-manifest: what they ask a site for, and what they say when it is not what was printed.
use strict;
use warnings;
use Test::More;
use Cwd 'getcwd';
use File::Temp 'tempdir';
use Book;
use Web;

for my $tool ('curl', 'xxhsum') {
    plan skip_all => "no $tool" if system("command -v $tool >/dev/null") != 0;
}
my $root = getcwd();
my $book = golden_book();
my $out = build_once($book);
my $port = folder_server($out);
my $site = "http://127.0.0.1:$port";
my $work = tempdir(CLEANUP => 1);

# Calls one of the two in a folder; gives its status and what it says.
sub call {
    my ($folder, $script, @arguments) = @_;
    my $said = `cd '$folder' && '$root/docs/publish/$script' @arguments 2>&1`;
    return ($? >> 8, $said);
}

sub verify {
    local $ENV{VERIFY_SECONDS} = 0;
    delete local $ENV{GITHUB_ACTIONS};
    return call($work, 'verify-site', @_);
}

my $manifest = "$out/.statusbook/manifest";
my @verified = verify($manifest, $site);
is_deeply(\@verified, [0, "$site/: files that are as the manifest says: 20 of 20\n"], 'twenty files are right');
is_deeply([verify($manifest, "$site/")], \@verified, 'with a slash or without');
is((verify('-n', 3, $manifest, $site))[1], "$site/: files that are as the manifest says: 3 of 3\n", 'another number');
is((verify('-n', 1, $manifest, $site))[0], 0, 'one');
my @lines = grep { (split)[-1] !~ m{(^|/)[._]|^([^/]+/)?404\.html$} } map { /^[0-9a-f]{16} / ? $_ : () } split /\n/, read_file($manifest);
is((verify('-n', 100000, $manifest, $site))[1], sprintf("$site/: files that are as the manifest says: %d of %d\n", (scalar @lines) x 2),
   'more than there are: all, but for those that hosts keep for themselves');

# Which ones were asked for: those that are wrong when all are.
sub asked {
    my ($said) = (verify(@_, 'http://127.0.0.1:' . free_port()))[1];
    return [$said =~ m{^http://\S+?:\d+/(\S+): }mg];
}
my $asked = asked($manifest);
is(scalar @$asked, 20, 'twenty are asked for');
is_deeply(asked($manifest), $asked, 'always the same');
my %kind = map { (m{^(\w+)/} ? $1 : '/') => 1 } @$asked;
cmp_ok(keys %kind, '>=', 3, 'from all parts of the site: ' . join ' ', sort keys %kind);
write_file("$work/changed", join '', map { "$_\n" } 'en/http/404.html', 'ja/http/404.html');
write_file("$work/added", "en/http/404-vs-410.html\n");
my $changed = asked('-c', 'changed', '-c', 'added', $manifest);
is(scalar @$changed, 20, 'twenty with what changed');
is(join("\n", grep { my $path = $_; !grep { $path eq $_ } @$changed } 'en/http/404.html', 'ja/http/404.html', 'en/http/404-vs-410.html'),
   '', 'what changed is among them');

# What is wrong is said.
my $page = 'en/http/404.html';
my $good = read_file("$out/$page");
my $of_page = "$work/of-page";
write_file($of_page, "statusbook manifest 2\n" . join '', map { "$_\n" } grep { / \Q$page\E$/ } @lines);
is((verify($of_page, $site))[0], 0, 'one page alone');
write_file("$out/$page", $good =~ s/e/a/r);
is_deeply([verify($of_page, $site)], [1, "$site/$page: other bytes\n$site/: files that are as the manifest says: 0 of 1\n"], 'one letter');
write_file("$out/$page", "$good ");
like((verify($of_page, $site))[1], qr{^\Q$site/$page\E: \d+ bytes instead of @{[length $good]}$}m, 'one byte more');
write_file("$out/$page", '');
like((verify($of_page, $site))[1], qr{^\Q$site/$page\E: 0 bytes instead of}m, 'nothing');
unlink "$out/$page";
like((verify($of_page, $site))[1], qr{^\Q$site/$page\E: .*404}m, 'a page that is not there');
{
    local $ENV{VERIFY_SECONDS} = 0;
    local $ENV{GITHUB_ACTIONS} = 'true';
    like((call($work, 'verify-site', $of_page, $site))[1], qr{^::error::\Q$site/$page\E: }m, 'on GitHub as a message of the run');
}

# An address is no command, whatever stands in it.
for my $odd ('a&b', 'a|e;touch$IFS"pwned";#', '`touch pwned`', '\\1') {
    write_file("$work/run", "exec '$root/docs/publish/verify-site' '$of_page' '$site/" . $odd . "'\n");
    local $ENV{VERIFY_SECONDS} = 0;
    delete local $ENV{GITHUB_ACTIONS};
    my $said = `cd '$work' && sh run 2>&1`;
    like($said, qr{^\Q$site/$odd/$page\E: }m, "an address with '$odd' is said as it is");
    ok(!-e "$work/pwned", 'and does nothing');
}

# A host takes its time: the page comes while it is waited for.
{
    my $pid = fork // die;
    if ($pid == 0) {
        sleep 2;
        write_file("$out/$page.new", $good);
        rename "$out/$page.new", "$out/$page";
        POSIX::_exit(0);
    }
    local $ENV{VERIFY_SECONDS} = 120;
    is_deeply([call($work, 'verify-site', $of_page, $site)], [0, "$site/: files that are as the manifest says: 1 of 1\n"], 'what comes later is waited for');
    waitpid $pid, 0;
}

is((verify(@$_))[0], 2, 'wrong use: ' . join ' ', @$_) for [], [$manifest], ['-n', 0, $manifest, $site], ['-n', 'all', $manifest, $site], ['-x', $manifest, $site];
write_file("$work/empty", "statusbook manifest 2\n");
is((verify('empty', $site))[0], 2, 'a manifest that lists nothing');

# ---- fetch-manifest ----

sub fetch { unlink "$work/fetched"; return call($work, 'fetch-manifest', 'fetched', @_) }

my $n_files = () = read_file($manifest) =~ /\n/g;
is_deeply([fetch("$site/.statusbook/manifest")], [0, sprintf "the manifest of the live site: %d files\n", $n_files - 1], 'the manifest by its address');
ok(read_file("$work/fetched") eq read_file($manifest), 'byte for byte, as this program writes it');
for my $line ("base_url: $site/", "base_url: '$site/'  # where it stands", "base_url:   \"$site/\"", "\"base_url\": $site/", "'base_url' : '$site/'",
  "base_url : $site/") {
    write_file("$work/site.yaml", "format: 1\n$line\nlanguages: [en]\n");
    is((fetch())[0], 0, $line);
    ok(-e "$work/fetched", 'and there it is');
}
write_file("$work/site.yaml", "\xef\xbb\xbfbase_url: $site/\n");
is((fetch())[0], 0, 'behind a byte order mark');
ok(-e "$work/fetched", 'and there it is');
# One that was cut, and one that a host has changed.
my $whole = read_file($manifest);
write_file("$out/cut.txt", substr $whole, 0, 300);
write_file("$out/changed.txt", $whole =~ s/\n/\r\n/gr);
write_file("$out/other.txt", $whole =~ s/^(\w+) (\d+)/$1,$2/mgr);
for my $case (['a site without one', "$site/none"], ['a page in its place', "$site/index.html"], (map { ["a damaged one, $_", "$site/$_.txt"] } 'cut', 'changed', 'other'), ['no server', 'http://127.0.0.1:' . free_port() . '/x']) {
    my ($status, $said) = fetch($case->[1]);
    is($status, 0, "$case->[0] is no error");
    like($said, qr/told against nothing/, "$case->[0]: what that means");
    ok(!-e "$work/fetched", "$case->[0]: no file");
}
write_file("$work/site.yaml", "format: 1\n");
is((fetch("$site/"))[0], 0, 'the address of the site');
ok(-e "$work/fetched", 'and there it is');
like((fetch())[1], qr/no base_url/, 'a book without an address');
is((call($work, 'fetch-manifest'))[0], 2, 'no arguments: wrong use');

# ---- keep-assets: the live site has a style sheet and a script that the new print has not ----

my ($style) = grep { m{^assets/style\.} } files_of($out);
my ($script) = grep { m{^assets/find\.[0-9a-f]{10}\.js$} } files_of($out);
my $gone = 'assets/gone.0123456789.css';
write_file("$work/removed", join '', map { "$_\n" } $style, $gone, 'assets/find-en.js', 'en/http/404.html');
{
    my ($status, $said) = call($work, 'keep-assets', 'removed', "$work/new", $site);
    isnt($status, 0, 'a site that is neither a folder nor an archive');
    write_file("$work/new/index.html", '');
    ($status, $said) = call($work, 'keep-assets', 'removed', 'new', $site);
    is($status, 0, 'into a folder');
    like($said, qr/^kept for one print more: \Q$style\E$/m, 'it says what it keeps');
    like($said, qr/^no \Q$gone\E to keep: .*404/m, 'and what it cannot');
    is_deeply([files_of("$work/new")], [$style, 'index.html'], 'nothing but assets with a hash');
    ok(read_file("$work/new/$style") eq read_file("$out/$style"), 'byte for byte');

    write_file("$work/site.yaml", "base_url: $site/\n");
    is((statusbook('-C', $book, 'build', '-q', '--tar', "$work/new.tar"))[0], 0, 'an archive') or die;
    my @before = split /\n/, `tar -tf '$work/new.tar'`;
    write_file("$work/removed", "$style\n$script\n");
    # The archive has these already; as removed they are added once more, which harms nobody.
    is((call($work, 'keep-assets', 'removed', 'new.tar'))[0], 0, 'into an archive, from the address of the book');
    my @after = split /\n/, `tar -tvf '$work/new.tar'`;
    is(scalar @after, @before + 2, 'two files more');
    like($after[$_], qr{^-rw-r--r-- 0/0 .* \Q@{[(sort $style, $script)[$_ + 2]]}\E$}, 'in the order of names, readable for all, and of nobody') for -2, -1;
    write_file("$work/removed", '');
    my $bytes = read_file("$work/new.tar");
    is_deeply([call($work, 'keep-assets', 'removed', 'new.tar')], [0, ''], 'nothing to keep');
    ok(read_file("$work/new.tar") eq $bytes, 'leaves the archive as it is');

    write_file("$out/$style", 'another');
    write_file("$work/removed", "$style\n");
    like((call($work, 'keep-assets', 'removed', 'new', $site))[1], qr/is another file, and not kept/, 'what is not what its name says');
}
is((call($work, 'keep-assets', 'removed'))[0], 2, 'one argument: wrong use');
is_deeply([call($work, 'keep-assets', 'nothing', 'new', $site)], [2, "keep-assets: there is no 'nothing'\n"], 'a list that is not there');
done_testing();
