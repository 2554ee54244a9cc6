# What is printed for programs: sitemaps name just the pages that are to be indexed, and all JSON can be read.
use strict;
use warnings;
use Test::More;
use JSON::PP;
use Book;
use Pages;

sub data_ok {
    my ($name, $base, $clean, $book) = @_;
    my $out = build_once($book);
    my ($n, @faults) = (0);
    my %said;
    like(read_file("$out/robots.txt"), qr{^Sitemap: \Q$base\Esitemap\.xml$}m, "$name: robots.txt names the sitemap");
    for my $map (read_file("$out/sitemap.xml") =~ m{<loc>\Q$base\E([^<]*)</loc>}g) {
        push @faults, "$map is not there" and next if !-f "$out/$map";
        $said{$_}++ for read_file("$out/$map") =~ m{<loc>([^<]*)</loc>}g;
    }
    for my $page (grep { /\.html$/ && $_ ne '404.html' } files_of($out)) {
        my $text = read_file("$out/$page");
        my $address = $base . ($clean ? $page =~ s{(?:(^|/)index)?\.html$}{$1 // ''}er : $page);
        $address = $base if $page eq 'index.html';
        my ($canonical) = $text =~ /<link rel="canonical" href="([^"]*)"/;
        my $wanted = ($canonical // '') eq $address && $text !~ /<meta name="robots" content="noindex"/ ? 1 : 0;
        next if $page eq 'index.html';    # the choice of language may be there or not
        push @faults, "$address: in the sitemap " . ($said{$address} // 0) . " times, not $wanted"
          if ($said{$address} // 0) != $wanted;
        $n += $wanted;
        delete $said{$address};
    }
    delete $said{$base};
    push @faults, map { "$_: there is no such page" } sort keys %said;
    is(join("\n", @faults), '', "$name: the sitemaps have just the pages that are to be indexed");
    cmp_ok($n, '>', 10, "$name: there are some");

    my @json = grep { /\.json$/ } files_of($out);
    my @bad = grep { !eval { decode_json(read_file("$out/$_")); 1 } } @json;
    is(join(' ', @bad), '', "$name: all JSON can be read");
    my @ld;
    for my $page (grep { /\.html$/ } files_of($out)) {
        for my $ld (read_file("$out/$page") =~ m{<script type="application/ld\+json">(.*?)</script>}gs) {
            push @ld, $page if !eval { decode_json($ld); 1 };
        }
    }
    is(join(' ', @ld), '', "$name: all JSON-LD can be read");
    return $out;
}

my $out = data_ok('the small site', 'https://codes.example.org/small/', 0, golden_book());
data_ok('the made-up site', 'https://codes.example.org/', 1, strange_book());

my $pairs = [map { @{decode_json(read_file("$out/api/v1/http/pairs/$_.json"))->{pairs}} } 200, 204, 404, 410, 502];
ok(!-e "$out/api/v1/http/pairs/503.json", 'the last code has none after it');
is(join(' ', map { "$_->{a}-$_->{b}:$_->{distance}" } @$pairs),
   '200-204:2 200-404:1 200-410:1 200-502:1 200-503:0 204-404:0 204-410:0 204-502:1 204-503:1 '
     . '404-410:1 404-502:3 404-503:3 410-502:3 410-503:3 502-503:1',
   'the data of pairs has each once, with its distance');
my ($noted) = grep { "$_->{a}-$_->{b}" eq '502-503' } @$pairs;
is($noted->{decides}, 'sent_by', 'the note decides in the data too');
is(decode_json(read_file("$out/api/v1/http/503.json"))->{name}, 'Service Unavailable', 'the data of a code');
done_testing();
