# Pages that have moved: what stands at their old addresses, and what hosts that read _redirects do there. The three
# readings of that file below follow the hosts' documentation.
use strict;
use warnings;
use Test::More;
use Book;

sub book_with {
    my ($book, $lines, %other) = @_;
    my $site = read_file("$book/site.yaml") =~ s/^moved:.*//msr;
    $site =~ s/^\Q$_\E:.*\n//m for keys %other;
    $site .= "$_: $other{$_}\n" for sort keys %other;
    write_file("$book/site.yaml", "${site}moved:\n" . join '', map { "  $_\n" } @$lines);
    return $book;
}

# old page → page that it leads to, without language and ending, as the stubs of a language say.
sub stubs_of {
    my ($out, $language) = @_;
    my %leads;
    for my $file (grep { m{^$language/.*\.html$} } files_of($out)) {
        my ($to) = read_file("$out/$file") =~ /<meta http-equiv="refresh" content="0; url=([^"]+)">/ or next;
        my $path = ($file =~ s{[^/]*$}{}r) . $to;
        1 while $path =~ s{[^/]+/\.\./|(?<=/)\./}{};
        $leads{$file =~ s{^$language/|\.html$}{}gr} = $path =~ s{^$language/|\.html$}{}gr;
    }
    return \%leads;
}

sub lines_are {
    my ($name, $found, @wanted) = @_;
    is(join("\n", map { "$_ $found->{$_}" } sort keys %$found), join("\n", sort @wanted), $name);
}

# ---- The pages -------------------------------------------------------------------------------------------------

# The codes of the small book: 200, 204, 404, 410, 502, 503. A code takes its pairs with it, in the order of today.
my $small = book_with(golden_book(), ['http/299: http/502', 'http/404-vs-gone: http/404-vs-410', 'http/204-vs-299: http/204-vs-410',
    'http/first: http/second', 'http/second: http/matrix', 'http/503-vs-404: http/404-vs-503', 'http/8xx: http/5xx']);
my $out = build_once($small);
my @wanted = ('http/299 http/502', 'http/200-vs-299 http/200-vs-502', 'http/299-vs-404 http/404-vs-502',
    'http/299-vs-410 http/410-vs-502', 'http/299-vs-502 http/502', 'http/299-vs-503 http/502-vs-503',
    'http/204-vs-299 http/204-vs-410', 'http/404-vs-gone http/404-vs-410', 'http/first http/matrix', 'http/second http/matrix',
    'http/503-vs-404 http/404-vs-503', 'http/8xx http/5xx');
lines_are("a stub for each old page in $_", stubs_of($out, $_), @wanted) for qw(en ja);
my $stub = read_file("$out/ja/http/299-vs-404.html");
like($stub, qr{<meta name="robots" content="noindex">}, 'it is not for search engines');
like($stub, qr{<link rel="canonical" href="https://codes\.example\.org/small/ja/http/404-vs-502\.html">|<link rel="canonical" href="https://codes\.example\.org/small/en/http/404-vs-502\.html">},
     'its canonical address is that of the new page');
is(read_file("$out/ja/http/404-vs-502.html") =~ /(<link rel="canonical"[^>]*>)/ ? $1 : '', $stub =~ /(<link rel="canonical"[^>]*>)/ ? $1 : '-', 'the same as it has itself');
like($stub, qr{<a href="404-vs-502\.html">HTTP 404 Not Found}, 'with a link for whoever is not taken on');
is(join(' ', grep { read_file("$out/$_") =~ /299|first|8xx/ } grep { /^sitemap/ } files_of($out)), '', 'it stands in no sitemap');
ok(!-e "$out/_redirects", 'no host, no _redirects');
my $real_words = build_once(book_with(real_book(), ['sip/599: sip/603']));
like(read_file("$real_words/es/sip/599.html"), qr{<html lang="es".*<h1>Esta página cambió de dirección</h1>}s, 'in the language of the page');
my $n_codes = grep { m{/[0-9]+\.yaml$} } glob 'codes/sip/*.yaml';
is(scalar(grep { m{599} } keys %{stubs_of($real_words, "ru")}), $n_codes + 1, 'a code with its pairs');

# Chains of codes, in any order of the lines; and two codes that became one.
$out = build_once(book_with($small, ['http/b: http/c', 'http/a: http/b', 'http/c: http/410', 'http/b-vs-200: http/a-vs-204']));
my $leads = stubs_of($out, 'en');
is("$leads->{'http/a'} $leads->{'http/b'} $leads->{'http/c'}", 'http/410 http/410 http/410', 'a chain leads to its end');
is($leads->{'http/404-vs-a'}, 'http/404-vs-410', 'and so do its pairs');
is($leads->{'http/a-vs-c'}, 'http/410', 'a pair of two that are one today is that code');
is($leads->{'http/b-vs-200'}, 'http/204-vs-410', 'a page may lead to a pair that moved with its code');
my ($circle) = statusbook('-C', book_with($small, ['http/a: http/b', 'http/b: http/a']), 'build', '-o', 'nothing');
is($circle, 1, 'a circle is an error');

# Pages across protocols follow the codes on both their sides: one that moved, the other, and both.
my $across = book_with(golden_book(), ['http/418: http/404', 'sip/4xy: sip/404', 'http/417: http/418'], host => 'netlify', hosts => '{ja: https://ja.example.org/}');
my @old = ('across/http.404-vs-sip.4xy', 'across/http.417-vs-sip.404', 'across/http.417-vs-sip.4xy', 'across/http.418-vs-sip.404', 'across/http.418-vs-sip.4xy');
my %across = (en => build_once($across));
my ($left) = statusbook('-C', $across, 'build', '-q', '-o', 'ja', '--host', 'ja');
is($left, 0, 'the other host is printed');
$across{ja} = "$across/ja";
for my $language ('en', 'ja') {
    my $found = stubs_of($across{$language}, $language);
    lines_are("$language: pages across protocols lead on", {map { $_ => $found->{$_} } grep { /^across/ } keys %$found},
        map { "$_ across/http.404-vs-sip.404" } @old);
    my @lines = grep { m{/across/} } split /\n/, read_file("$across{$language}/_redirects");
    my $base = $language eq 'en' ? '/small/en' : '/ja';
    is(join("\n", sort @lines), join("\n", map { "$base/$_.html $base/across/http.404-vs-sip.404.html 301!" } sort @old), "$language: and so does the host");
}
my $without = book_with($across, ['http/418: http/404'], across => 'none');
is(join(' ', grep { m{/across/} } files_of(build_once($without))), '', 'where relations have no pages, nothing leads to one');

# ---- What hosts make of it -------------------------------------------------------------------------------------

# A host: the lines of _redirects as it reads them. `answer` gives where a path leads, and undef where the file is served.
sub lines_of {
    my ($out) = @_;
    return map { [split / /] } grep { !/^#/ } split /\n/, read_file("$out/_redirects");
}

sub netlify {
    my @lines = lines_of(@_);
    die 'too many' if @lines > 10000;
    my %to = map { $_->[2] eq '301!' ? ($_->[0] => $_->[1]) : () } @lines;
    die "a pattern: $_->[0]" for grep { $_->[0] =~ /[:*]/ && $_->[2] ne '404' } @lines;
    return sub { $to{$_[0]} };
}

# 2,000 lines without a name or an asterisk, then 100 with; the first that fits holds, whether a file is there or not.
sub cloudflare {
    my @lines = lines_of(@_);
    my @fixed = grep { $_->[0] !~ /:[a-z]|\*/ } @lines;
    my @patterns = @lines[scalar(@fixed) .. $#lines];
    die 'fixed lines behind patterns' if grep { $_->[0] !~ /:[a-z]|\*/ } @patterns;
    die 'too many lines: ' . @fixed . ', ' . @patterns if @fixed > 2000 || @patterns > 100;
    my %to = map { $_->[0] => $_->[1] } @fixed;
    my @compiled = map {
        my ($from, $to) = @$_;
        my $regex = quotemeta($from) =~ s/\\:([a-z]\w*)/(?<$1>[^\/]+)/gr;
        [qr/^$regex$/, $to];
    } @patterns;
    return sub {
        my ($path) = @_;
        return $to{$path} if $to{$path};
        for my $rule (@compiled) {
            my ($regex, $to) = @$rule;
            next if $path !~ $regex;
            my %names = %+;
            return $to =~ s/:([a-z]\w*)/$names{$1}/gr;
        }
        return undef;
    };
}

# Every old page leads to the same page by its line as by its stub; a moved code may take a step for each of two.
sub redirects_ok {
    my ($name, $out, $host, $base, $ending, @languages) = @_;
    my ($n, @wrong) = (0);
    for my $language (@languages) {
        my $leads = stubs_of($out, $language);
        for my $from (sort keys %$leads) {
            my $path = "$base$language/$from$ending";
            my $steps = 0;
            while (defined(my $next = $host->($path))) {
                $path = $next;
                last if ++$steps > 2;
            }
            $n++;
            my $to = $leads->{$from} =~ s{(^|/)index$}{$ending ? "$1index" : $1}er;
            push @wrong, "$from: $path" if $path ne "$base$language/$to" . ($to =~ m{/$} ? '' : $ending) || $steps == 0;
        }
    }
    is(join("\n", @wrong), '', "$name: every line leads where the stub does");
    return $n;
}

my @lines = ('http/299: http/502', 'http/first: http/index', 'http/404-vs-gone: http/404-vs-410');
$out = build_once(book_with($small, \@lines, host => 'netlify'));
redirects_ok('Netlify', $out, netlify($out), '/small/', '.html', qw(en ja));
is(join("\n", map { "@$_" } grep { $_->[2] eq '404' } lines_of($out)),
   "/small/en/* /small/en/404.html 404\n/small/ja/* /small/ja/404.html 404", 'Netlify: the 404 page of each language');
$out = build_once(book_with($small, \@lines, host => 'cloudflare-pages', urls => 'clean', base_url => 'https://codes.example.org/'));
redirects_ok('Cloudflare', $out, cloudflare($out), '/', '', qw(en ja));
unlike(read_file("$out/_redirects"), qr/\.html|:/, 'Cloudflare: clean addresses, and no pattern where none is needed');
like(read_file("$out/en/http/299.html"), qr{content="0; url=502"}, 'and the stub leads to a clean address');
like(read_file("$out/en/http/first.html"), qr{content="0; url=\./"}, 'also to that of a folder');
$out = build_once(book_with($small, \@lines, host => 'gitlab-pages'));
is(scalar(() = lines_of($out)), scalar(keys %{stubs_of($out, 'en')}) * 2, 'GitLab: a line each');
is(join(' ', grep { !/ 301$/ } map { "@$_" } lines_of($out)), '', 'GitLab: which has no force');

# More lines than a host takes. Codes move past others in both directions, and onto each other.
my @many = ('sip/299: sip/600', 'sip/418: sip/403', 'sip/472: sip/486', 'sip/690: sip/100', 'sip/590: sip/404', 'sip/188: sip/181',
            'sip/407a: sip/407', 'sip/471: sip/472', 'sip/299-vs-480: sip/486-vs-600');
my $real = book_with(real_book(), \@many, host => 'cloudflare-pages', urls => 'clean');
my ($status, undef, $messages) = statusbook('-C', $real, 'build', '-q', '-o', 'out');
is($status, 0, 'Cloudflare: many moved codes are no error');
unlike($messages, qr/moved|redirects/, 'and no reason to warn');
$out = "$real/out";
my $n = redirects_ok('Cloudflare with patterns', $out, cloudflare($out), '/', '', qw(en es pt ja ru));
cmp_ok($n, '>', 2000, 'there were more than lines without patterns');
(undef, undef, $messages) = statusbook('-C', book_with($real, [map { "sip/x$_: sip/486" } 1 .. 30], host => 'netlify'), 'check');
like($messages, qr/site\.yaml:\d+:\d+: warning: Netlify takes 10000 lines of _redirects, and 'moved' and aliases make \d+ more/, 'a warning where they do not fit');
$out = build_once($real);
cmp_ok(scalar(() = lines_of($out)), '==', 10000, 'and no more lines than fit');
build_once(book_with($real, [map { "sip/x$_: sip/486" } 1 .. 10], host => 'gitlab-pages'));
cmp_ok(scalar(() = lines_of($out)), '<=', 1000, 'GitLab: a thousand lines');
cmp_ok(-s "$out/_redirects", '<=', 65536, 'GitLab: of 64 KB');

# The preview shows them too.
my $preview = preview_new(book_with($small, ['http/299: http/502']));
my $page = `curl -s $preview->{address}en/http/299.html`;
like($page, qr/http-equiv="refresh"/, 'the preview shows a page that leads on');
preview_end($preview, 'TERM');
done_testing();
