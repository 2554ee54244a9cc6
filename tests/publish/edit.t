# An edit of one letter, which keeps the length of every page, reaches whoever has the old page: through the sample of
# nginx where the site is printed to and where it is released to, through rsync as it is documented, and from an archive.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
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

# Prints the book, edits it, hands what was printed to `publish` before and after, and asks for the pages at `root`.
# `unchanged` is how a page that did not change is answered to whoever has it.
sub edit_arrives {
    my ($name, $root, $unchanged, $publish) = @_;
    my $book = golden_book();
    my $place = tempdir(CLEANUP => 1);
    my $out = build_once($book);
    $publish->($out, $place, 'first');
    my $old = read_file("$out/$page");
    my $port = $has_nginx ? (nginx_new("$place/$root"))[0] : undef;
    my ($tag, $other_tag) = map { $port ? (web_get($port, "/$_"))[1]{etag} : '' } $page, $other;
    edit($book);
    next_second();
    build_once($book);
    my $new = read_file("$out/$page");
    ok($new ne $old && length $new == length $old, "$name: the page is another, of the same length");
    $publish->($out, $place, 'second');
    ok(read_file("$place/$root/$page") eq $new, "$name: it is there");
    SKIP: {
        skip 'no nginx', 3 if !$port;
        my ($status, undef, $body) = web_get($port, "/$page", {'If-None-Match' => $tag});
        is($status, 200, "$name: whoever has the old page is not told that nothing changed");
        ok(defined $body && $body eq $new, "$name: but gets the new one");
        is((web_get($port, "/$other", {'If-None-Match' => $other_tag}))[0], $unchanged, "$name: a page that did not change");
    }
}

sub run {
    my @command = @_;
    my $said = `@command 2>&1`;
    die "@command: $said" if $? != 0;
}

edit_arrives('where it is printed to', 'site/out', 304, sub {
    my ($out, $place) = @_;
    mkdir "$place/site";
    symlink $out, "$place/site/out";
});

edit_arrives('release', 'srv/current', 304, sub {
    my ($out, $place) = @_;
    run('docs/publish/release', $out, "$place/srv");
});

# The clock of the machine that prints says nothing: all times there are the same.
{
    local $ENV{SOURCE_DATE_EPOCH} = 1700000000;
    edit_arrives('release, with a constant time', 'srv/current', 304, sub {
        my ($out, $place) = @_;
        run('docs/publish/release', $out, "$place/srv");
    });
}

edit_arrives('rsync of all', 'srv', 304, sub {
    my ($out, $place) = @_;
    run("rsync --recursive --checksum --delete-delay --delay-updates '$out/' '$place/srv/'");
});

# All that is unpacked is of now, so all of it is sent once more; never is anything stale.
edit_arrives('an archive', 'srv/current', 200, sub {
    my ($out, $place, $name) = @_;
    mkdir $_ for "$place/srv", "$place/srv/$name";
    run("tar -C '$out' -cf '$place/site.tar' . && tar -xmf '$place/site.tar' -C '$place/srv/$name'");
    run("ln -sfn '$name' '$place/srv/current.new' && mv -T '$place/srv/current.new' '$place/srv/current'");
});
done_testing();
