# An edit of one letter, which keeps the length of every page, reaches whoever has the old page: through the sample of
# nginx where the site is printed to and where it is released to, through rsync as it is documented, and from an archive.
use strict;
use warnings;
use Test::More;
use Cwd 'getcwd';
use File::Path 'make_path';
use File::Temp 'tempdir';
use Actions;
use Book;
use Web;

plan skip_all => 'no rsync' if system('command -v rsync >/dev/null') != 0;
my $has_nginx = defined nginx_program();

my ($page, $other) = ('en/http/404-vs-410.html', 'en/http/200.html');
my $source = 'codes/http/404.yaml';

# One letter of what a page of the code shows becomes another.
sub edit {
    my ($book) = @_;
    my $text = read_file("$book/$source");
    $text =~ s/^(description: \|-\n\s+\w*)([a-z])/$1 . ($2 eq 'x' ? 'y' : 'x')/me or die "no description in $source\n";
    write_file("$book/$source", $text);
}

my $tools = runner_tools();

# Runs a block of commands of docs/publishing.md in the folder of the book, with the server's folder at `place`.
sub run_documented {
    my ($words, $book, $place) = @_;
    my $commands = documented($words) =~ s{/srv/}{$place/srv/}gr;
    my ($status, $said) = run_commands($commands, $book, $tools);
    die "$commands$said" if $status != 0;
}

# Prints the book, edits it, hands what was printed to `publish` before and after, and asks for the pages at `root`.
# `unchanged` is how a page that did not change is answered to whoever has it.
sub edit_arrives {
    my ($name, $root, $unchanged, $publish) = @_;
    my $book = golden_book();
    my $place = tempdir(CLEANUP => 1);
    my $out = build_once($book);
    $publish->($book, $place, 'first');
    my $old = read_file("$out/$page");
    my $port = $has_nginx ? (nginx_new("$place/$root"))[0] : undef;
    my ($tag, $other_tag) = map { $port ? (web_get($port, "/$_"))[1]{etag} : '' } $page, $other;
    edit($book);
    next_second();
    build_once($book, '--changes', "$book/changes");
    my $new = read_file("$out/$page");
    ok($new ne $old && length $new == length $old, "$name: the page is another, of the same length");
    $publish->($book, $place, 'second');
    ok(read_file("$place/$root/$page") eq $new, "$name: it is there");
    SKIP: {
        skip 'no nginx', 3 if !$port;
        my ($status, undef, $body) = web_get($port, "/$page", {'If-None-Match' => $tag});
        is($status, 200, "$name: whoever has the old page is not told that nothing changed");
        ok(defined $body && $body eq $new, "$name: but gets the new one");
        is((web_get($port, "/$other", {'If-None-Match' => $other_tag}))[0], $unchanged, "$name: a page that did not change");
    }
}

edit_arrives('where it is printed to', 'site/out', 304, sub {
    my ($book, $place) = @_;
    mkdir "$place/site";
    symlink "$book/out", "$place/site/out";
});

my $release = sub {
    my ($book, $place) = @_;
    symlink getcwd() . '/docs', "$book/docs";
    run_documented('docs/publish/release out ', $book, $place);
};
edit_arrives('release', 'srv/statusbook/current', 304, $release);

# The clock of the machine that prints says nothing: all times there are the same.
{
    local $ENV{SOURCE_DATE_EPOCH} = 1700000000;
    edit_arrives('release, with a constant time', 'srv/statusbook/current', 304, $release);
}

my $of_all = sub {
    my ($book, $place) = @_;
    make_path("$place/srv/site");
    run_documented('--delay-updates', $book, $place);
};
edit_arrives('rsync of all', 'srv/site', 304, $of_all);

edit_arrives('rsync of the lists', 'srv/site', 304, sub {
    my ($book, $place, $when) = @_;
    return $of_all->($book, $place) if $when eq 'first';
    # What is removed is so there too.
    write_file("$place/srv/site/en/gone.html", '');
    write_file("$book/changes/removed", "en/gone.html\n");
    run_documented('--ignore-times', $book, $place);
    ok(!-e "$place/srv/site/en/gone.html", 'what is removed');
    ok(read_file("$place/srv/site/.statusbook/manifest") eq read_file("$book/out/.statusbook/manifest"), 'and the manifest');
});

# All that is unpacked is of now, so all of it is sent once more; never is anything stale.
edit_arrives('an archive', 'srv/statusbook/current', 200, sub {
    my ($book, $place, $when) = @_;
    make_path("$place/srv/statusbook/releases");
    run_documented('mkdir releases/new', $book, $place);
    rename "$place/srv/statusbook/releases/new", "$place/srv/statusbook/releases/$when" or die "$!";
    system("cd '$place/srv/statusbook' && ln -sfn releases/$when current.new && mv -T current.new current") == 0 or die;
});
done_testing();
