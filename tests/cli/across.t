# Codes of two protocols: what their index is called, and which shared numbers nobody has declared.
use strict;
use warnings;
use Test::More;
use Book;

sub index_of {
    my ($book) = @_;
    my $out  = build_once($book);
    my $page = read_file("$out/en/across/index.html");
    my ($title) = $page =~ m{<title>([^<]*)</title>};
    my ($heading) = $page =~ m{<h1>([^<]*)</h1>};
    my ($lead) = $page =~ m{<p class="lead">([^<]*)</p>};
    my ($about) = $page =~ m{<meta name="description" content="([^"]*)">};
    my ($from) = read_file("$out/en/index.html") =~ m{<h2 id="across"><a [^>]*>([^<]*)</a>};
    return ("$title | $heading | $from", $lead, $about, $page);
}

my ($title, $lead, $about, $page) = index_of(golden_book());
is($title, join(' | ', ('Same number, same meaning?') x 3), 'with shared numbers it is an index of numbers');
like($lead, qr/^Codes of two protocols that share a number or a meaning/, 'and says what codes it has');
is($about, $lead, 'to search engines too');
like($page, qr{<h3>Other codes that mean the same}, 'below which stand other codes');

my $book = golden_book();
unlink "$book/codes/sip/404.yaml", "$book/codes/across/http.404-vs-sip.404.yaml";
($title, $lead, $about, $page) = index_of($book);
is($title, join(' | ', ('Codes across protocols') x 3), 'without them it is one of codes');
is($about, $lead, 'to search engines too');
unlike($page, qr{Other codes|Same number}, 'and there are no other codes than those');
like($page, qr{href="\.\./across/http\.503-vs-sip\.480\.html"}, 'its codes are there');

# The side of a code that has no message of its own has no frame.
my $out = build_once(golden_book());
for my $pair ('http.503-vs-sip.480', 'http.404-vs-sip.404') {
    my ($messages) = read_file("$out/en/across/$pair.html") =~ m{(<section aria-labelledby="messages">.*?</section>)}s;
    is(scalar(() = ($messages // '') =~ /<pre class="message"/g), 1, "$pair: one of the two has a message");
    is(scalar(() = ($messages // '') =~ /<div class="side/g), 1, 'and the other no frame');
}

# A number that two protocols share is asked for where somebody began to declare such numbers, and pages are wanted.
sub undeclared {
    my ($site, $kinds) = @_;
    my $asked = diag_book('undeclared-number');
    write_file("$asked/site.yaml", read_file("$asked/site.yaml") . $site);
    write_file("$asked/codes/across/http.404-vs-sip.404.yaml", "kinds: [$kinds]\nsource: [RFC 3261 §21]\n");
    my (undef, undef, $said) = statusbook('-C', $asked, 'check');
    return join ' ', $said =~ /write '([^']*)' \[undeclared-number\]/g;
}
is(undeclared('', 'number'), 'codes/across/http.410-vs-sip.410.yaml', 'a number that nobody declared');
is(undeclared('', 'number, meaning'), 'codes/across/http.410-vs-sip.410.yaml', 'also where another means the same');
is(undeclared("across: none\n", 'number'), '', 'not where relations have no pages');
is(undeclared('', 'nearest'), '', 'nor where no number was declared');
done_testing();
