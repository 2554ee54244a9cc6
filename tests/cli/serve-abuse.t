# The preview under abuse: connections that say nothing, port 80, folders and links that are swapped below it, pipes.
use strict;
use warnings;
use Test::More;
use HTTP::Tiny;
use IO::Socket::INET;
use Time::HiRes 'time', 'sleep';
use Book;

my $book    = diag_book('base');
my $server  = preview_new($book);
my $address = $server->{address};

# Asks until a page holds a text, for a minute at most: how soon is nobody's business here.
sub comes {
    my ($path, $text) = @_;
    my $end = time + 60;
    while (time < $end) {
        my $page = HTTP::Tiny->new(timeout => 30)->get($address . $path);
        return 1 if $page->{status} == 200 && index($page->{content}, $text) >= 0;
        sleep 0.05;
    }
    return 0;
}

sub say_gloss {
    my ($file, $gloss) = @_;
    write_file($file, read_file($file) =~ s/^gloss: .*/gloss: $gloss/mr);
}

# ---- Connections ----
sub connection { return IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $server->{port}, Timeout => 5) }

my @held = map { my $socket = connection() or (); print {$socket} "GET / HTTP/1.1\r\nHost: 127" if $socket; $socket ? $socket : () } 1 .. 600;
cmp_ok(scalar @held, '>', 200, 'many connections with half a head');
ok(comes('en/', '<main'), 'lock nobody out for good');
close $_ for @held;

# A head that comes letter by letter is never idle. `before` are requests that the connection has made by then.
local $SIG{PIPE} = 'IGNORE';
for my $before (0, 1) {
    my $slow = connection();
    my ($since, $ended) = (time, 0);
    $slow->autoflush(1);
    for (1 .. $before) {
        print {$slow} "HEAD /en/ HTTP/1.1\r\nHost: 127.0.0.1:$server->{port}\r\n\r\n";
        while (defined(my $line = <$slow>)) { last if $line eq "\r\n" }
    }
    print {$slow} "GET / HTTP/1.1\r\nX: ";
    while (time - $since < 60 && !$ended) {
        $ended = 1 if !print {$slow} 'x';
        my $bits = '';
        vec($bits, fileno $slow, 1) = 1;
        $ended = 1 if select($bits, undef, undef, 0.5) && !sysread $slow, my $byte, 1;
    }
    ok($ended, "a head that comes for ever is cut, after $before requests");
}
ok(comes('en/', '<main'), 'and others are answered');

# ---- Folders and links ----
system 'cp', '-r', "$book/codes", "$book/codes-next";
rename "$book/codes", "$book/codes-old" or die;
rename "$book/codes-next", "$book/codes" or die;
sleep 0.5;
say_gloss("$book/codes/http/404.yaml", 'After the swap');
ok(comes('en/http/404.html', 'After the swap'), 'a folder that was swapped is watched');
say_gloss("$book/codes/http/404.yaml", 'Once more');
ok(comes('en/http/404.html', 'Once more'), 'and stays so');

rename "$book/codes", "$book/v1" or die;
symlink 'v1', "$book/codes" or die;
system 'cp', '-r', "$book/v1", "$book/v2";
sleep 0.5;
say_gloss("$book/v1/http/404.yaml", 'Behind a link');
ok(comes('en/http/404.html', 'Behind a link'), 'a folder behind a link is watched');
symlink 'v2', "$book/codes.new" or die;
rename "$book/codes.new", "$book/codes" or die;
sleep 0.5;
say_gloss("$book/v2/http/404.yaml", 'Behind another');
ok(comes('en/http/404.html', 'Behind another'), 'and one behind a link that was replaced');

mkdir "$book/common";
rename "$book/v2/http/410.yaml", "$book/common/410.yaml" or die;
symlink '../../common/410.yaml', "$book/v2/http/410.yaml" or die;
sleep 0.5;
say_gloss("$book/common/410.yaml", 'What it leads to');
ok(comes('en/http/410.html', 'What it leads to'), 'what a linked file leads to is watched');

symlink '..', "$book/v2/http/up" or die;
symlink '.', "$book/v2/loop$_" or die for 1 .. 500;
symlink '/', "$book/v2/root" or die;
sleep 0.5;
say_gloss("$book/common/410.yaml", 'In spite of loops');
is(HTTP::Tiny->new(timeout => 60)->get("${address}en/")->{status}, 200, 'links that lead around end');
ok(comes('en/http/410.html', 'In spite of loops'), 'and what they lead to is watched');
unlink "$book/v2/http/up", "$book/v2/root", map { "$book/v2/loop$_" } 1 .. 500;

# ---- What would wait ----
rename "$book/templates/pair.mustache", "$book/pair" or die;
system 'mkfifo', "$book/templates/pair.mustache";
sleep 0.5;
my $news = HTTP::Tiny->new(timeout => 30)->get("$address.statusbook/news?")->{content} // '';
like($news, qr/templates\/pair\.mustache: error: cannot read '.*': it is not a regular file/, 'a pipe as a template is an error, and no end');
unlink "$book/templates/pair.mustache";
rename "$book/pair", "$book/templates/pair.mustache" or die;
ok(comes('en/http/410.html', 'In spite of'), 'which can be mended');
is(preview_end($server, 'INT'), 0, 'Ctrl-C ends it');

# ---- Port 80 ----
SKIP: {
    skip 'one may not listen at port 80 here', 3 if !IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => 80, Listen => 1, ReuseAddr => 1);
    $server  = preview_new($book, '--port', 80);
    $address = 'http://127.0.0.1/';
    is($server->{port}, 80, 'it listens at port 80');
    for my $host ('127.0.0.1', 'localhost', '127.0.0.1:80') {
        my $socket = connection();
        print {$socket} "GET /en/ HTTP/1.0\r\nHost: $host\r\n\r\n";
        like(scalar <$socket> // '', qr/ 200 /, "Host: $host is this one");
    }
    preview_end($server, 'INT');
}
done_testing();
