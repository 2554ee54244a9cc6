# A book whose names, tokens and words try to leave their places: nothing of them is markup on any page, in any
# JSON-LD, sitemap or search description.
use strict;
use warnings;
use Test::More;
use JSON::PP;
use Book;

my $evil = q{"><script>alert(1)</script>};
my $book = golden_book();

# Writes a file of the book anew, as `change` makes it.
sub mend {
    my ($file, $change) = @_;
    local $_ = read_file("$book/$file");
    $change->();
    write_file("$book/$file", $_);
}

sub quoted { return "'" . $_[0] =~ s/'/''/gr . "'" }

# Puts the evil text behind the value of each of these keys, in single quotes.
sub spoil {
    my ($file, @keys) = @_;
    mend($file, sub {
        for my $key (@keys) {
            s{^(\s*$key: *)"?([^"\n]*)"?$}{$1'$2$evil'}m or die "$file: no '$key'\n";
        }
    });
}

# An address has a form; what is left in it to be escaped are quotes and an ampersand.
spoil('site.yaml', 'base_url');
mend('site.yaml', sub { s{^(base_url: .*)'$}{$1/'}m });
my ($refused, undef, $why) = statusbook('-C', $book, 'check');
is($refused, '1', 'an address that is none is an error');
like($why, qr{^site\.yaml:\d+:11: error: .* is not an address as browsers send it}m, 'and is named');
mend('site.yaml', sub { s{^base_url: .*}{base_url: "https://codes.example.org/small/'&lt;(alert(1))&quot;/"}m; s{^repository:.*\n(?:[ ]+.*\n)*}{}m;
                        $_ .= "repository:\n  url: 'https://git.example/$evil'\n  branch: '$evil'\n" });
spoil('codes/http/protocol.yaml', 'name');
mend('codes/http/protocol.yaml', sub {
    s{^registry:.*\n}{}m;
    s{^sources:.*\n}{sources: ['A paper $evil']\nregistry: 'https://example.org/$evil'\n}m;
    s{^  client: Client$}{  client: Client `<script>alert(1)`}m;
});
spoil('codes/http/503.yaml', 'name');
mend('codes/http/503.yaml', sub {
    s{^sources:.*$}{sources: ['A paper $evil', 'RFC 9110 §15.6.4']}m;
    s{^gloss: .*$}{gloss: Too busy `<script>alert(1)`}m;
    s{RFC 9110 §10.2.3}{'Another paper $evil'} or die;
    s{^message: \|-\n(?:[ ]+.*\n?)*}{}m;
    $_ .= "message: |-\n  HTTP/1.1 503 Service Unavailable\n  X-$evil: $evil\n"
      . "flow: |-\n  client -> server: GET $evil\n  server ==> client: 503 Service Unavailable$evil\n"
      . "also: ['$evil']\nused_by: ['$evil']\n";
});
mend('locales/en/site.yaml', sub {
    s/^(  \w+: *+)([^"'|>{\[\n].*)$/$1 . quoted("$2$evil")/gem;
});
spoil('locales/ja/locale.yaml', 'name');
mend('locales/ja/locale.yaml', sub { s{^(?:list_separator|label_separator|reviewed_by):.*\n}{}mg;
                                     $_ .= "list_separator: '$evil'\nlabel_separator: '$evil'\nreviewed_by: ['$evil']\n" });

my $out = build_once($book);
my (@faults, @ld, $said);
for my $file (grep { /\.(?:html|xml)$/ } files_of($out)) {
    my $text = read_file("$out/$file");
    push @faults, $file if $text =~ /<script>|<script[^>]*>\s*alert/;
    $said += () = $text =~ /alert\(1\)/g;
    for my $ld ($text =~ m{<script type="application/ld\+json">(.*?)</script>}gs) {
        push @ld, $file if !eval { decode_json($ld); 1 };
    }
}
is("@faults", '', 'no page, sitemap or search description has the script');
cmp_ok($said, '>', 1000, 'the text of it is there');
is("@ld", '', 'all JSON-LD can be read');
is(join(' ', grep { !eval { decode_json(read_file("$out/$_")); 1 } } grep { /\.json$/ } files_of($out)), '',
   'all JSON can be read');

SKIP: {
    skip 'no xmllint', 1 if system('xmllint --version >/dev/null 2>&1') != 0;
    my @xml = map { "$out/$_" } grep { /\.xml$/ } files_of($out);
    is(system('xmllint', '--noout', @xml), 0, 'all XML parses');
}
SKIP: {
    my $folder = 'tests/browser/node_modules';
    skip 'no html-validate', 1 if !-x "$folder/.bin/html-validate";
    my @pages = grep { /\.html$/ } files_of($out);
    my $errors = `$folder/.bin/html-validate --config tests/browser/htmlvalidate.json -f codeframe @{[map { "$out/$_" } @pages]} 2>&1`;
    is($?, 0, 'all HTML parses') or diag(substr $errors, 0, 4000);
}

# A language tag stands in attributes: it has a form.
spoil('locales/ja/locale.yaml', 'tag');
my ($status, undef, $errors) = statusbook('-C', $book, 'check');
is($status, '1', 'a language tag that is none is an error');
like($errors, qr{locales/ja/locale\.yaml:\d+:6: error: .*a language tag such as}, 'and is named');
done_testing();
