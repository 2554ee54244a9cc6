# The printed pages: every link and anchor leads somewhere, alternates are complete and reciprocal, no id stands twice, no
# markup is left over. All pages of the small site, of the library and of the made-up one; of the real one, some of each kind.
use strict;
use warnings;
use Test::More;
use List::Util qw(min sum);
use Book;
use Pages;

# `tags` is the folder of a language => its tag.
sub pages_ok {
    my ($name, $out, $base, $clean, $tags, @pages) = @_;
    my $path = $base =~ s{^https?://[^/]+}{}r;
    is(join("\n", map { broken_links($out, $_, $path) } @pages), '', "$name: every link and anchor leads somewhere");
    is(join("\n", map { doubled_ids($out, $_) } @pages), '', "$name: no id stands twice");
    is(join("\n", map { lost_references($out, $_) } @pages), '', "$name: what labels refer to is there");
    is(join("\n", map { literal_markup($out, $_) } @pages), '', "$name: no literal **");
    my %locals = map { m{^[^/]+/(.*)} ? ($1 => 1) : () } @pages;
    my @faults;
    for my $local (sort keys %locals) {
        next if read_file("$out/en/$local") !~ /<link rel="canonical"/;    # the page of the API and its like
        next if read_file("$out/en/$local") =~ /<meta http-equiv="refresh"/;    # no page of its own
        push @faults, alternate_faults($out, $base, $clean, map { $tags->{$_} => "$_/$local" } keys %$tags);
    }
    is(join("\n", @faults), '', "$name: alternates are complete and reciprocal");
    cmp_ok(scalar keys %locals, '>', 8, "$name: there were pages");
}

# Whether a page that has lost something would be found.
my $small = golden_book();
my $out = build_once($small);
my $page = read_file("$out/en/http/404.html");
write_file("$out/en/http/planted.html", $page =~ s/id="facts"/id="Main"/r =~ s/href="410.html"/href="411.html"/r
    =~ s/href="#Main"/href="#mian"/r =~ s/Nothing there/**Nothing** there/r);
is(join("\n", broken_links($out, 'en/http/planted.html', '/small/')),
   "en/http/planted.html: #mian: no such id\nen/http/planted.html: 411.html\nen/http/planted.html: #facts: no such id", 'a link to nothing is found');
is(join("\n", doubled_ids($out, 'en/http/planted.html')), 'en/http/planted.html: Main', 'a doubled id is found');
is(join("\n", lost_references($out, 'en/http/planted.html')), 'en/http/planted.html: facts', 'a lost label is found');
like(join("\n", literal_markup($out, 'en/http/planted.html')), qr/\*\*Nothing\*\*/, 'literal markup is found');
write_file("$out/ja/http/404.html", read_file("$out/ja/http/404.html") =~ s/<link rel="alternate" hreflang="ja"[^>]*>//r);
is(scalar(() = alternate_faults($out, 'https://codes.example.org/small/', 0, en => 'en/http/404.html', ja => 'ja/http/404.html')),
   1, 'an alternate that does not answer is found');

unlink "$out/en/http/planted.html";
$out = build_once($small);
my @pages = grep { /\.html$/ } files_of($out);
pages_ok('the small site', $out, 'https://codes.example.org/small/', 0, {en => 'en', ja => 'ja'}, @pages);

my %alternates = map { $_ => join ' ', sort keys %{alternates_of($out, $_)} }
  map { ("en/http/$_.html", "ja/http/$_.html") } 404, 410, '404-vs-410', 200;
is_deeply(\%alternates, {
    'en/http/404.html' => 'en ja x-default', 'ja/http/404.html' => 'en ja x-default',
    'en/http/410.html' => 'en x-default', 'ja/http/410.html' => '',
    'en/http/404-vs-410.html' => 'en ja x-default', 'ja/http/404-vs-410.html' => 'en ja x-default',
    'en/http/200.html' => 'en x-default', 'ja/http/200.html' => ''},
    'a page that is not translated far enough has no alternates, and is none');

$out = build_once(library_book());
pages_ok('the library', $out, 'https://library.example.org/', 0, {en => 'en', es => 'es'}, grep { /\.html$/ } files_of($out));

# Anchors that a book could give twice, or those of the page itself.
my $strange = strange_book();
write_file("$strange/codes/names/glossary.yaml", <<'END');
C: {means: The first., see: [C++, C#]}
C++: {means: The second.}
"C#": {means: The third., see: ["?", a & b, "é"]}
"?": {means: A sign.}
"!": {means: Another., see: [main]}
"é": {means: A letter.}
main: {means: What a page has.}
a & b: {means: Two., see: [100%25]}
100%25: {means: All of it.}
END
write_file("$strange/codes/names/decide.yaml", <<'END');
main:
  title: Where to begin
  role: receiver
  start: main
  steps: {main: {asks: "Which one?", answers: {main: {when: This, codes: [NXDOMAIN], source: RFC 1035}}}}
END
write_file("$strange/codes/names/programs.yaml", <<'END');
main: {name: main, lines: {one: {line: no such name, codes: [NXDOMAIN]}}}
END
$strange = build_once($strange);
pages_ok('the made-up site', $strange, 'https://codes.example.org/', 1, {en => 'en'},
         grep { /\.html$/ } files_of($strange));

# ---- The real book ---------------------------------------------------------------------------------------------

my $book = real_book();
my ($status, undef, $messages) = statusbook('-C', $book, 'check');
is($status, 0, 'the real book is free of errors') or diag($messages);
if ($status ne '0') {
    done_testing();
    exit;
}
$out = build_once($book);
my $settings = read_file("$book/site.yaml");
my ($base) = $settings =~ /^base_url: (\S+)/m;
my ($languages) = $settings =~ /^languages: \[(.*?)\]/m;
my %folders = map { $_ => (read_file("$book/locales/$_/locale.yaml") =~ /^tag: (\S+)/m)[0] } split /, */, $languages;

# Of each kind so many, in all languages: the same every time.
my %of_kind;
push @{$of_kind{kind_of($_)}}, $_ for grep { m{^en/} && /\.html$/ } files_of($out);
my @sample = ('index.html', '404.html');
for my $kind (sort keys %of_kind) {
    my @all = @{$of_kind{$kind}};
    my $step = int(@all / 12) || 1;
    push @sample, map { my $one = $all[$_ * $step]; map { $one =~ s{^en/}{$_/}r } keys %folders } 0 .. min(11, $#all);
}
pages_ok('the real site', $out, $base, scalar($settings =~ /^urls: clean/m), \%folders, @sample);

my @sizes = map { -s "$out/$_" } grep { /-vs-/ } files_of($out);
my $mean = int(sum(@sizes) / @sizes);
cmp_ok($mean, '<', 18 * 1024, 'a pair page with its ladders and messages has less than 18 KB, in the mean of all languages');
done_testing();
