# The preview: what is on the wire, what a saved file changes, what is wrong, and who is let in.
use strict;
use warnings;
use Test::More;
use HTTP::Tiny;
use IO::Socket::INET;
use Time::HiRes 'time', 'sleep';
use Book;

my $book = golden_book();
my $site = $book . '/printed';
my ($status) = statusbook('-C', $book, 'build', '-q', '-o', 'printed');
is($status, 0, 'the book is printed');

my $server  = preview_new($book);
my $address = $server->{address};
my $http    = HTTP::Tiny->new(max_redirect => 0, timeout => 10);

sub page { return $http->get($address . $_[0]) }

# The page without the script that the preview adds to it, and how often that was there.
sub without_script {
    my ($page) = @_;
    my $scripts = $page =~ s{<script src="/\.statusbook/reload\.js\?[0-9-]+"></script></body>}{</body>};
    return ($page, $scripts);
}

sub news { return $http->get("${address}.statusbook/news?$_[0]")->{content} }

sub book_named { return (split /\n/, news(''))[1] }

# Waits until a page holds a text; how long that took from a moment on, in ms.
sub wait_for {
    my ($path, $text, $since) = @_;
    while (time - $since < 5) {
        my $page = page($path);
        return (time - $since) * 1000 if index($page->{content}, $text) >= 0;
        sleep 0.005;
    }
    return 99999;
}

# ---- The wire and the build ----
my (@differ, @no_script, @types);
my %type_of = (html => 'text/html; charset=utf-8', css => 'text/css; charset=utf-8',
    js => 'text/javascript; charset=utf-8', json => 'application/json', xml => 'application/xml',
    txt => 'text/plain; charset=utf-8');
my @files = grep { !m{^\.statusbook/} } files_of($site);
for my $file (@files) {
    my $answer = page($file);
    my ($bytes, $scripts) = without_script($answer->{content});
    push @differ, $file if $bytes ne read_file("$site/$file") || $answer->{status} != 200;
    push @no_script, $file if ($file =~ /\.html$/) != ($scripts == 1);
    my ($ending) = $file =~ /\.(\w+)$/;
    push @types, "$file: $answer->{headers}{'content-type'}"
      if $type_of{$ending} && $answer->{headers}{'content-type'} ne $type_of{$ending};
}
cmp_ok(scalar @files, '>', 50, 'there are files');
is_deeply(\@differ, [], 'what is on the wire is what build writes, but for the script');
is_deeply(\@no_script, [], 'every page has the script once, before </body>, and nothing else has it');
is_deeply(\@types, [], 'every file has its type');
is(page('.statusbook/reload.js')->{headers}{'content-type'}, $type_of{js}, 'the script is there');

# ---- Addresses ----
is((without_script(page('')->{content}))[0], read_file("$site/index.html"), '/ is index.html');
is((without_script(page('en/')->{content}))[0], read_file("$site/en/index.html"), 'a folder is its index.html');
is((without_script(page('en/http/404')->{content}))[0], read_file("$site/en/http/404.html"), 'a page without .html');
my $moved = page('en/http');
is("$moved->{status} $moved->{headers}{location}", '302 /en/http/', 'a folder without its slash');
for my $path ('nope', 'en/http/999.html', 'en/http/410-vs-404.html', '../site.yaml', '%2e%2e/site.yaml', 'en/http/404.html%00', 'en/http/%34%304.html%00x', '.statusbook/nope', '.statusbook/manifest') {
    is(page($path)->{status}, 404, "$path: 404");
}
is((without_script(page('en/nope')->{content}))[0], read_file("$site/404.html"), 'an unknown path gives 404.html');
is($http->post($address)->{status}, 405, 'POST: 405');
my $head = $http->head("${address}en/");
is($head->{status} . ($head->{content} // ''), '200', 'HEAD: the headers alone');

# ---- Who is let in ----
sub all_lines {
    my ($request) = @_;
    my $socket = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $server->{port}) or die;
    print {$socket} $request;
    shutdown $socket, 1;
    return <$socket>;
}
sub raw { return (all_lines(@_))[0] // '' }
like(raw("GET / HTTP/1.0\r\nHost: localhost:$server->{port}\r\n\r\n"), qr/ 200 /, 'localhost is let in');
for my $host ('evil.example', "evil.example:$server->{port}", '127.0.0.1', "127.0.0.1.evil.example:$server->{port}") {
    like(raw("GET / HTTP/1.0\r\nHost: $host\r\n\r\n"), qr/ 403 /, "Host: $host is refused");
}
like(raw("GET / HTTP/1.0\r\n\r\n"), qr/ 403 /, 'no Host is refused');
my $own = "Host: localhost:$server->{port}\r\n";
like(raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), qr/ 400 /, 'HTTP/1.1 wants a Host');
like(raw("GET / HTTP/1.1\r\n$own$_\r\n"), qr/ 400 /, 'two of them are refused') for $own, "host: evil.example\r\n";
like(raw("GET $_ HTTP/1.1\r\n$own\r\n"), qr/ 400 /, "'$_' is no path") for '?en/', '*', 'en/', "http://localhost:$server->{port}/";

# What a request is followed by is no request of its own where its end is told twice.
for my $ends ("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 3\r\nContent-Length: 3\r\n") {
    my @answers = grep { m{^HTTP/1} } all_lines("GET /en/ HTTP/1.1\r\n$own$ends\r\n0\r\n\r\nGET /en/ HTTP/1.1\r\n$own\r\n");
    is(scalar @answers, 1, 'an end that is told twice: one answer');
    like($answers[0], qr/ 400 /, 'which refuses');
}
like(page('en/nope')->{headers}{'cache-control'}, qr/no-store/, 'nothing is kept by the browser');
for my $file ('en/http/404.html', 'assets/find-en.js', '.statusbook/news', 'en/nope') {
    my $headers = page($file)->{headers};
    is($headers->{'cross-origin-resource-policy'}, 'same-origin', "$file: no page from elsewhere may take it for its own");
    is($headers->{'content-security-policy'}, "frame-ancestors 'self'", "$file: or frame it");
    is($headers->{'cross-origin-opener-policy'}, 'same-origin', "$file: or look into it from a window that it opens");
}
my ($listens) = grep { /^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) 00000000:0000 0A/ && hex $2 == $server->{port} }
  split /\n/, read_file('/proc/net/tcp');
like($listens // '', qr/: 0100007F:/, 'it listens at 127.0.0.1 alone');

# ---- Saved files ----
# A deadline, in ms: whether it shows at all. How fast it does is said, not judged.
my $within = 5000;
sub saved {
    my ($what, $file, $path, $change) = @_;
    my $before = read_file("$book/$file");
    my $bytes = $change->($before);
    isnt($bytes, $before, "$what: the test changes it");
    my $since = time;
    write_file("$book/$file", $bytes);
    my $took = wait_for($path, 'Newly-said', $since);
    write_file("$book/$file", $before);
    sleep 0.2;
    note(sprintf '%s shows after %.0f ms', $what, $took);
    cmp_ok($took, '<', $within, "$what shows by itself");
}
saved('a code', 'codes/http/404.yaml', 'en/http/404.html', sub { $_[0] =~ s/^gloss: .*/gloss: Newly-said/mr });
saved('a word', 'locales/en/site.yaml', 'en/index.html', sub { $_[0] =~ s/^  skip: .*/  skip: Newly-said/mr });
saved('a translation', 'locales/ja/locale.yaml', 'ja/index.html', sub { $_[0] =~ s/^name: .*/name: Newly-said/mr });
saved('a template', 'templates/home.mustache', 'en/index.html', sub { $_[0] =~ s{<h1>}{<h1>Newly-said}r });
saved('the settings', 'site.yaml', 'en/index.html', sub { $_[0] =~ s{^base_url: .*}{base_url: https://Newly-said.example/}mr });
my $style = read_file("$book/templates/assets/style.css");
my ($old_style) = page('en/')->{content} =~ m{href="\.\./(assets/style\.\w+\.css)"};
write_file("$book/templates/assets/style.css", "$style/* new */\n");
wait_for('.statusbook/news?', "\n", time);
sleep 0.2;
my ($new_style) = page('en/')->{content} =~ m{href="\.\./(assets/style\.\w+\.css)"};
isnt($new_style, $old_style, 'a style has another name');
like(page($new_style)->{content}, qr{/\* new \*/}, 'a style shows');

# As most editors save: a file beside it takes its place.
my $since = time;
my $code = read_file("$book/codes/http/410.yaml");
write_file("$book/codes/http/.410.yaml.new", $code =~ s/^gloss: .*/gloss: Put-in-place/mr);
rename "$book/codes/http/.410.yaml.new", "$book/codes/http/410.yaml";
cmp_ok(wait_for('en/http/410.html', 'Put-in-place', $since), '<', $within, 'a file that is renamed into its place shows');
mkdir "$book/locales/ja/new";
my $name = book_named();
write_file("$book/codes/http/.hidden.yaml", 'x');
write_file("$book/codes/http/404.yaml~", 'x');
write_file("$book/printed/other.yaml", 'x');
sleep 0.3;
$name = book_named();
write_file("$book/codes/http/4913", 'x');
write_file("$book/other.yaml", 'x');
sleep 0.3;
is(book_named(), $name, 'what belongs to no book loads nothing');

# ---- Asking for news ----
my ($loads) = split /\n/, news('');
my $pid = fork;
if (!$pid) {
    sleep 0.3;
    write_file("$book/codes/http/410.yaml", $code);
    exit 0;
}
$since = time;
my @answer = split /\n/, news($loads);
my $waited = time - $since;
waitpid $pid, 0;
cmp_ok($waited, '>', 0.25, 'who has seen all waits');
cmp_ok($waited, '<', 0.3 + $within / 1000, 'and is told as soon as the page would show it');
isnt($answer[1], $name, 'of another book');

# ---- Errors ----
$name = book_named();
my $good = page('en/http/404.html')->{content};
my $yaml = read_file("$book/codes/http/404.yaml");
($loads) = split /\n/, news('');
write_file("$book/codes/http/404.yaml", $yaml =~ s/^gloss:/glos:/mr);
my $told = news($loads);
like($told, qr{\ncodes/http/404\.yaml:\d+:1: error: unknown field 'glos' \(did you mean 'gloss'\?\) \[unknown-field\]\n    glos: .*\n    \^~~~\n},
    'an error is told with its file, line and caret');
is((split /\n/, $told)[1], $name, 'an error: the last good book stays');
is(page('en/http/404.html')->{content}, $good, 'an error: and its pages');
write_file("$book/templates/home.mustache", read_file("$book/templates/home.mustache") . '{{nothing}}');
sleep 0.2;
like(news(''), qr{\ntemplates/home\.mustache:\d+:1: error: unknown name 'nothing' \[template\]\n    \{\{nothing\}\}\n    \^\n}, 'an error of a template');
write_file("$book/templates/home.mustache", read_file("$book/templates/home.mustache") =~ s/\{\{nothing\}\}//r);
write_file("$book/codes/http/404.yaml", $yaml);
sleep 0.3;
$told = news('');
unlike($told, qr/error/, 'a mended error is gone');
isnt((split /\n/, $told)[1], $name, 'and the book is a new one');

is(preview_end($server, 'INT'), 0, 'Ctrl-C ends it with 0');
like(read_file($server->{errors}), qr/^codes.http.404\.yaml:\d+:1: error: unknown field 'glos'/m, 'the terminal has the error too');

# ---- A book that is broken from the start ----
write_file("$book/codes/http/404.yaml", $yaml =~ s/^gloss: .*/glos: <b>&"/mr);
$server  = preview_new($book);
$address = $server->{address};
my $broken = page('en/');
is($broken->{status}, 500, 'no good book: 500');
like($broken->{content}, qr{codes/http/404\.yaml:\d+:1: error: .*\n    glos: &lt;b&gt;&amp;&quot;\n    \^~~~}, 'no good book: the page says why, escaped');
like($broken->{content}, qr{<script src="/\.statusbook/reload\.js\?none"></script></body>}, 'no good book: the page waits for one');
write_file("$book/codes/http/404.yaml", $yaml);
cmp_ok(wait_for('en/http/404.html', '<main', time), '<', $within + 100, 'no good book: it comes when it is mended');
is_deeply([grep { -e "$book/$_" } 'out', 'out.statusbook-new', 'out.statusbook-lock'], [], 'nothing is written');

# ---- Wrong use ----
my ($busy, undef, $why) = statusbook('-C', $book, 'serve', '--port', $server->{port});
is($busy, 3, 'a busy port: status');
is($why, "statusbook serve: could not listen at '127.0.0.1:$server->{port}': another program does already\n", 'a busy port: why');
is((statusbook('serve', '--port', 70000))[0], 2, 'a port that is none');
is((statusbook('serve', 'now'))[0], 2, 'an argument');
is(preview_end($server, 'TERM'), 0, 'an end from outside is one with 0 too');
$server = preview_new($book, '--open');
my $called = '';
for (1 .. 100) {
    $called = -e "$book/opened" ? read_file("$book/opened") : '';
    last if $called ne '';
    sleep 0.02;
}
is($called, "$server->{address}\n", '--open opens the browser there');
preview_end($server, 'INT');

# ---- Under the path of the base URL ----
write_file("$book/site.yaml", read_file("$book/site.yaml") =~ s{^base_url: .*}{base_url: https://codes.example.org/book/}mr);
$server  = preview_new($book);
$address = $server->{address};
my ($asset) = page('en/nope')->{content} =~ m{href="/(book/assets/style\.\w+\.css)"};
is(page($asset // 'nope')->{status}, 200, 'the absolute addresses of 404.html lead where they should');
is(page('book/en/')->{status}, 200, 'a page below the path of the base URL');
is(page('book/en/http')->{headers}{location}, '/book/en/http/', 'a folder there');
preview_end($server, 'INT');

# That path is escaped, or begins as one of the site does.
for (['a%20b/%C3%A9', 'a%20b/%C3%A9/en/http', '/a%20b/%C3%A9/en/http/'], ['en', 'en/en/http', '/en/en/http/']) {
    my ($path, $folder, $to) = @$_;
    write_file("$book/site.yaml", read_file("$book/site.yaml") =~ s{^base_url: .*}{base_url: https://codes.example.org/$path/}mr);
    $server  = preview_new($book);
    $address = $server->{address};
    ($asset) = page('en/nope')->{content} =~ m{href="/([^"]+/assets/style\.\w+\.css)"};
    is(page($asset // 'nope')->{status}, 200, "below $path: what 404.html names is there");
    is(page('en/http/404.html')->{status}, 200, 'and a page');
    is(page($folder)->{headers}{location}, $to, 'and a folder');
    preview_end($server, 'INT');
}
done_testing();
