# A site over several hosts: each is whole by itself, and together they are one site: links, alternates and sitemaps lead to
# what is there.
use strict;
use warnings;
use Test::More;
use HTTP::Tiny;
use Book;

my %base = (en => 'https://www.example.org/small/', ja => 'https://ja.example.org/', es => 'https://es.example.org/x/');
my $hosts = "{ja: $base{ja}, es: $base{es}}";

sub book_over {
    my ($more) = @_;
    my $book = golden_book();
    write_file("$book/locales/es/$_", read_file("locales/es/$_")) for 'locale.yaml', 'site.yaml';
    my $site = read_file("$book/site.yaml");
    $site =~ s/^languages:.*/languages: [en, ja, es]/m;
    $site =~ s/^base_url:.*/base_url: $base{en}\nhosts: $hosts/m;
    $site =~ s/^  index_from: 60/  index_from: 0/m;
    write_file("$book/site.yaml", "$site\n" . ($more // ''));
    return $book;
}

sub print_host {
    my ($book, $host, @options) = @_;
    my $out = "$host-" . join '', map { s/\W//gr } @options;
    my ($status, undef, $said) = statusbook('-C', $book, 'build', '-q', '-o', $out, '--host', $host, @options);
    die "build of $host ended with $status:\n$said" if $status ne '0';
    return "$book/$out";
}

my $book = book_over();
my %out = map { $_ => print_host($book, $_) } keys %base;
my %files = map { my $host = $_; $host => {map { $_ => 1 } files_of($out{$host})} } keys %base;

# ---- Each is whole ----

for my $host (sort keys %base) {
    ok($files{$host}{$_}, "$host: $_") for 'index.html', '404.html', 'robots.txt', 'sitemap.xml', "sitemap-$host-1.xml", '.statusbook/manifest',
      "assets/find-$host.js", "assets/words-$host.http.js", 'api/v1/http.json', "$host/http/404-vs-410.html", "$host/opensearch.xml";
    my @others = grep { $_ ne $host } sort keys %base;
    is(join(' ', grep { my $file = $_; grep { $file =~ /-$_(?:-|\.)/ } @others } sort keys %{$files{$host}}), '', "$host: nothing of the others");
    is(read_file("$out{$host}/robots.txt"), "User-agent: *\nAllow: /\nSitemap: $base{$host}sitemap.xml\n", "$host: its sitemap");
    is(join(' ', read_file("$out{$host}/sitemap.xml") =~ m{<loc>([^<]*)}g), "$base{$host}sitemap-$host-1.xml", "$host: its part of it");
    is(join(' ', grep { index($_, "$base{$host}$host/") != 0 } read_file("$out{$host}/sitemap-$host-1.xml") =~ m{<loc>([^<]*)}g), '',
       "$host: its own pages alone");
    like(read_file("$out{$host}/index.html"), qr/<html lang="$host"/, "$host: its choice of language speaks it");
    like(read_file("$out{$host}/404.html"), qr/data-id="$host"/, "$host: and so does its page for lost readers");
}
is(join(' ', map { m{^(\w+)/} ? $1 : () } grep { m{^(en|ja|es)/index} } sort keys %{$files{ja}}), 'ja', 'a host has the pages of its language');

# ---- Together they are one ----

# The file that an address of one of the hosts means, as "host path"; undef for what is elsewhere.
sub file_of {
    my ($address) = @_;
    $address =~ s/[?#].*//;
    for my $host (sort keys %base) {
        return "$host " . (substr($address, length $base{$host}) || 'index.html') if index($address, $base{$host}) == 0;
    }
    return undef;
}

# The whole address of a link on a page.
sub address_of {
    my ($link, $host, $page) = @_;
    return $link if $link =~ m{^[a-z]+:};
    my ($root) = $base{$host} =~ m{^(https?://[^/]+)};
    return $root . $link if $link =~ m{^/};
    my @parts = split m{/}, $page;
    pop @parts;
    for my $part (split m{/}, $link) {
        $part eq '..' ? pop @parts : push @parts, $part;
    }
    return $base{$host} . join '/', @parts;
}

sub is_there {
    my ($file) = @_;
    my ($host, $path) = split / /, $file, 2;
    return $files{$host}{$path};
}

my (@dead, @sitemap_wrong, %alternates, %canonical, $n);
for my $host (sort keys %base) {
    for my $page (grep { /\.html$/ } sort keys %{$files{$host}}) {
        my $html = read_file("$out{$host}/$page");
        for my $link ($html =~ /\s(?:href|src)="([^"]*)"/g) {
            next if $link =~ /^(?:#|\?|mailto:)/ || $link eq '';
            my $file = file_of(address_of($link, $host, $page)) // next;
            $n++;
            push @dead, "$host/$page: $link" if !is_there($file);
        }
        $alternates{"$host $page"} = {$html =~ /<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g};
        ($canonical{"$host $page"}) = $html =~ /<link rel="canonical" href="([^"]*)"/;
    }
}
cmp_ok($n, '>', 2000, 'links are looked at');
is(join("\n", @dead), '', 'each link leads to a page of its host, or to one that another host has');

my @one_sided;
for my $page (sort keys %alternates) {
    my %own = %{$alternates{$page}};
    for my $tag (sort keys %own) {
        my $other = file_of($own{$tag}) // die "$page: $own{$tag} is nowhere";
        my %back = %{$alternates{$other} // {}};
        push @one_sided, "$page: $tag" if join(' ', map { "$_ $back{$_}" } sort keys %back) ne join(' ', map { "$_ $own{$_}" } sort keys %own);
    }
}
is(join("\n", @one_sided), '', 'alternates are the same on all pages that they name');
is(scalar(keys %{$alternates{'ja ja/http/404.html'}}), 4, 'a page has one in each language');
is($canonical{'ja ja/http/404.html'}, "$base{ja}ja/http/404.html", 'a page is its own canonical');
is($canonical{"$_ index.html"}, $base{en}, "$_: the choice of language is one for all") for sort keys %base;
like(read_file("$out{ja}/ja/http/404.html"), qr{<a href="\Q$base{en}\Een/http/404\.html" lang="en"}, 'the menu leads to the other host');
like(read_file("$out{ja}/ja/http/404.html"), qr{og:image" content="\Q$base{ja}\Eassets/}, 'pictures are its own');
for my $host (sort keys %base) {
    for my $url (read_file("$out{$host}/sitemap-$host-1.xml") =~ m{<url>(.*?)</url>}g) {
        my ($page) = map { file_of($_) } $url =~ m{<loc>([^<]*)};
        my %said = $url =~ /hreflang="([^"]*)" href="([^"]*)"/g;
        my %own = %{$alternates{$page} // {}};
        push @sitemap_wrong, $page if join(' ', map { "$_ $said{$_}" } sort keys %said) ne join(' ', map { "$_ $own{$_}" } sort keys %own);
    }
}
is(join("\n", @sitemap_wrong), '', 'sitemaps say of each page what it says itself');

# ---- A language that has left ----

my @left = grep { m{^ja/} } sort keys %{$files{en}};
is(join(' ', grep { m{^ja/.*\.html$} && !$files{en}{$_} } keys %{$files{ja}}), '', 'each page has something in its old place');
is(join("\n", grep { my $there = read_file("$out{en}/$_"); $there !~ /content="noindex"/ || index($there, "url=$base{ja}ja/") < 0 } @left), '',
   'which leads on to its host');
my ($old) = read_file("$out{en}/ja/http/419.html") =~ /url=([^"]*)"/;
is($old, "$base{ja}ja/http/410.html", 'and so does what had moved before');
is(join(' ', grep { m{^(?:en|es)/} } sort keys %{$files{ja}}), '', 'the new host knows nothing of that');
is(scalar(grep { m{^ja/} } files_of(print_host(book_over("moved_out: [es]\n"), 'en'))), 0, 'one that never stood there leaves nothing');
is(scalar(grep { m{^(?:ja|es)/} } files_of(print_host(book_over("moved_out: []\n"), 'en'))), 0, 'and so do all');
for my $host ('cloudflare-pages', 'netlify') {
    my $at = book_over("host: $host\n");
    write_file("$at/site.yaml", read_file("$at/site.yaml") =~ s/^urls: html/urls: clean/mr) if $host eq 'cloudflare-pages';
    my $out = print_host($at, 'en');
    my ($status) = $host eq 'netlify' ? '301!' : '301';
    like(read_file("$out/_redirects"), qr{^/small/ja/\* \Q$base{ja}\Eja/:splat \Q$status\E$}m, "$host: one line leads all pages on");
    is(scalar(grep { m{^ja/} } files_of($out)), 0, "$host: and no page stands there");
    my $ja = print_host($at, 'ja');
    unlike(-e "$ja/_redirects" ? read_file("$ja/_redirects") : '', qr/splat|small/, "$host: nothing leads back");
    unlike(read_file("$ja/_headers"), qr{^/(?:small|en|es)/}m, "$host: headers are of its own pages");
}

# ---- Previews, parts, wrong use ----

my ($status, undef, $said) = statusbook('-C', $book, 'build', '-q', '-o', 'preview', '--base-url', 'https://preview.example.net/7/');
is("$status$said", '0', 'a preview');
for my $language (sort keys %base) {
    my $html = read_file("$book/preview/$language/http/404.html");
    like($html, qr{<meta name="robots" content="noindex">}, "$language: is not for search engines");
    unlike($html, qr/hreflang="$_" href="https:/, "$language: and keeps $_ with it") for 'en', 'ja', 'es';
}
like(read_file("$book/preview/index.html"), qr{<meta name="robots" content="noindex">}, 'nor is its root');
ok(!-e "$book/preview/sitemap.xml", 'which has no sitemap');
is(join(' ', grep { /\.html$/ && read_file("$book/preview/$_") =~ /\bja\.example\.org/ } files_of("$book/preview")), '', 'no page leads to the hosts');

my %parts = map { %{tree_of(print_host($book, 'ja', '--shard', "$_/2"))} } 1, 2;
is_deeply(\%parts, tree_of($out{ja}), 'a host can be printed in parts');
is_deeply(tree_of(print_host($book, 'ja.example.org')), tree_of($out{ja}), 'a host goes by its name too');
statusbook('-C', $book, 'build', '-q', '-o', 'alone');
is_deeply(tree_of("$book/alone"), tree_of($out{en}), 'without a choice it is that of base_url');
for my $wrong ([['--host', 'fr'], qr/no language and no host 'fr'/], [['--host', 'ja', '--base-url', 'https://x.example/'], qr/--base-url is for a preview/],
               [['--lang', 'ja'], qr/'ja' stands on another host; '--host ja'/], [['--only', 'ja/http/404'], qr/'ja' stands on another host; '--host ja'/],
               [['--host', 'ja', '--only', 'http/404,en/http/404'], qr/'en' stands on another host; '--host en'/]) {
    my ($status, undef, $said) = statusbook('-C', $book, 'build', '-o', 'none', @{$wrong->[0]});
    is($status, 2, "@{$wrong->[0]}: wrong use");
    like($said, $wrong->[1], 'and says so');
}

{
    my $preview = preview_new(book_over());
    my $html = HTTP::Tiny->new->get("$preview->{address}ja/http/404.html")->{content};
    unlike($html, qr{<a href="https://(?:www|es)\.example\.org/}, 'serve has all languages in one place');
    like($html, qr{<a href="\.\./\.\./en/http/404\.html"}, 'and its menu leads there');
    is(preview_end($preview, 'TERM'), 0, 'it ends well');
}

# ---- Texts that name addresses of the site ----

sub says_of {
    my ($address) = @_;
    my $at = book_over();
    my $code = read_file("$at/codes/http/404.yaml");
    $code =~ s/^(description: \|-\n)(.*)$/$1$2\n\n  See [there]($address)./m or die;
    write_file("$at/codes/http/404.yaml", $code);
    my ($status, undef, $said) = statusbook('-C', $at, 'check');
    return $said =~ /dead-link/ ? 'dead' : 'fine';
}
is(says_of("$base{ja}ja/http/410.html"), 'fine', 'a page of another host');
is(says_of("$base{ja}ja/http/411.html"), 'dead', 'what no host has');
is(says_of("$base{ja}en/http/410.html"), 'dead', 'a page where it does not stand');
is(says_of("$base{en}ja/http/410.html"), 'fine', 'a page that has left is led on');
done_testing();
