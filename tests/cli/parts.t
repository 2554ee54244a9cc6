# Parts of a site: shards on several machines, whose union is the whole; and a quick look at some pages.
use strict;
use warnings;
use Test::More;
use Book;
use Site;

my $book   = golden_book();
my $folder = fast_folder();
my $whole  = tree_of(build_once($book));

sub build {
    my (@options) = @_;
    my ($status, $said, $errors) = statusbook('-C', $book, 'build', @options);
    is($status, 0, "build @options") or diag($errors);
    return $said;
}

# The files that two trees do not have alike.
sub differing {
    my ($a, $b) = @_;
    return join ' ', grep { ($a->{$_} // '') ne ($b->{$_} // '') } sort keys %{{%$a, %$b}};
}

# ---- Shards -------------------------------------------------------------------------------------

# Every part by itself, in an order of its own: no file is in two, none is missing.
for my $n (1, 2, 3, 7, 50) {
    my (%union, @faults);
    for my $part (reverse 1 .. $n) {
        my $out = "$folder/$n/$part";
        my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-q', '-o', $out, '--shard', "$part/$n", '--jobs', 1 + $part % 3);
        push @faults, "part $part: $errors" if $status ne '0';
        my $tree = tree_of($out);
        push @faults, map { exists $union{$_} ? "part $part has $_ as well" : () } keys %$tree;
        push @faults, "part $part has what the first has" if $part > 1 && grep { m{^(?:assets|api|\.statusbook)/|sitemap|^[^/]+$} } keys %$tree;
        %union = (%union, %$tree);
    }
    is(join("\n", @faults), '', "$n parts: each file is in one of them");
    is(differing(\%union, $whole), '', "$n parts: together they are the whole");
}

# As one does it: GNU parallel, and the parts copied into one folder, which is a site like any other then.
SKIP: {
    skip 'no GNU parallel', 4 if `parallel --version 2>/dev/null` !~ /GNU parallel/;
    my $program = $ENV{STATUSBOOK} // 'build/statusbook';
    is(system("seq 8 | parallel --will-cite -j2 '$program' -C '$book' build -q -o '$folder/parts/{}' --shard {}/8"), 0, 'GNU parallel prints eight parts');
    system 'mkdir', "$folder/union";
    is(system("cp -al '$folder/parts/'*/. '$folder/union'"), 0, 'they are put together');
    is(differing(tree_of("$folder/union"), $whole), '', 'they are the whole');
    is(join(', ', manifest_faults("$folder/union")), '', 'whole by its manifest') if has_xxhsum();
    my $state = join '', map { tree_state($_) } glob "$folder/union/*";
    like(build('-o', "$folder/union"), qr/, written: 0, added: 0, changed: 0, removed: 0,/, 'the next build has nothing to do');
    ok($state eq join('', map { tree_state($_) } glob "$folder/union/*"), 'and touches nothing');
}

# With a baseline, which all of them have, and as archives.
{
    my (%union, %all);
    local $ENV{SOURCE_DATE_EPOCH} = 86400 * 19000;
    write_file("$folder/live", $whole->{'.statusbook/manifest'});
    say_in_code($book, 'http/404', 'new');
    build('-q', '-o', "$folder/all", '--baseline', "$folder/live", '--changes', "$folder/lists");
    my $lists = lists_of("$folder/lists");
    for my $part (1 .. 3) {
        my $said = build('-o', "$folder/dated/$part", '--baseline', "$folder/live", '--shard', "$part/3",
            $part == 1 ? ('--changes', "$folder/lists") : ());
        like($said, qr/, removed: 0,/, 'no part says that those of others are removed');
        %union = (%union, %{tree_of("$folder/dated/$part")});
        build('-q', '--tar', "$folder/dated/$part.tar", '--baseline', "$folder/live", '--shard', "$part/3");
        mkdir "$folder/unpacked";
        system "tar -xf '$folder/dated/$part.tar' -C '$folder/unpacked'";
    }
    is(differing(\%union, tree_of("$folder/all")), '', 'parts with a baseline are the whole with one');
    is(differing(tree_of("$folder/unpacked"), tree_of("$folder/all")), '', 'so are parts as archives, unpacked');
    is_deeply(lists_of("$folder/lists"), $lists, 'the first tells all changes');
    $whole = tree_of("$folder/all");
}

# What is refused.
for (
    ['what is no part', 2, qr/--shard takes I\/N, the I-th of at most 100000 parts, not '0\/3'/, '--shard', '0/3'],
    ['a part too many', 2, qr/not '4\/3'/, '--shard', '4/3'],
    ['a part without their number', 2, qr/not '2'/, '--shard', '2'],
    ['a part of nothing', 2, qr/not '1\/0'/, '--shard', '1/0'],
    ['a part of a part', 2, qr/--shard parts the whole site/, '--shard', '1/2', '--lang', 'en'],
    ['a folder with a site', 3, qr/'\Q$folder\E\/all' is not empty; a part of a site is printed to a folder of its own/, '--shard', '2/2', '-o', "$folder/all"],
    ['a dry build to one', 3, qr/is not empty/, '-n', '--shard', '2/2', '-o', "$folder/all"],
) {
    my ($name, $wanted, $why, @options) = @$_;
    my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-o', "$folder/none", @options);
    is($status, $wanted, "$name: status");
    like($errors, $why, "$name: why");
}
build('-q', '-n', '--shard', '2/2', '--changes', "$folder/none", '-o', "$folder/none-too");
ok(!-e "$folder/none", 'a later part tells no changes: the first does');
like(build('-n', '--shard', '2/2', '-o', "$folder/none"), qr/, removed: 0,/, 'a dry build of a part');
ok(!-e "$folder/none", 'writes nothing');

# ---- A quick look -------------------------------------------------------------------------------

# Prints some pages anew, into a site of old ones; gives the paths of those that are.
my $turn = 0;
sub look {
    my (@options) = @_;
    my $out = "$folder/look";
    system 'rm', '-rf', $out;
    build('-q', '-o', $out);
    my $old = tree_of($out);
    write_file("$book/templates/code.mustache", read_file("$book/templates/code.mustache") . '<!-- ' . ++$turn . ' -->');
    write_file("$book/templates/pair.mustache", read_file("$book/templates/pair.mustache") . '<!-- ' . $turn . ' -->');
    my $said = build('-o', $out, '--changes', "$folder/lists", @options);
    my $new  = tree_of($out);
    my @differ = grep { $_ ne '.statusbook/manifest' } split ' ', differing($old, $new);
    is(join(' ', @{lists_of("$folder/lists")->{changed}}), join(' ', @differ), 'the list of changes is that of the pages');
    is(join(' ', @{lists_of("$folder/lists")->{removed}}), '', 'none is told as removed');
    is(join(', ', manifest_faults($out)), '', 'the site is whole by its manifest') if has_xxhsum();
    is(scalar(keys %$old), scalar(keys %$new), 'no page more or less');
    return join ' ', @differ;
}

is(look('--only', 'http/404-vs-410'), 'en/http/404-vs-410.html ja/http/404-vs-410.html', 'a pair in all languages');
is(look('--only', 'http/410-vs-404', '--lang', 'ja'), 'ja/http/404-vs-410.html', 'in one, the other way round');
is(look('--only', 'http/410-vs-404,http/404'), 'en/http/404-vs-410.html en/http/404.html ja/http/404-vs-410.html ja/http/404.html', 'by its codes in the other order');
is(look('--only', 'ja/http/404.html'), 'ja/http/404.html', 'by its path');
is(look('--only', '/ja/http/404, en/http/410'), 'en/http/410.html ja/http/404.html', 'by its address');
is(look('--only', 'ja/http/404', '--only', 'en/http/410'), 'en/http/410.html ja/http/404.html', 'in two options');
is(look('--only', 'http/'), '', 'an index that has not changed');
is(look('--lang', 'ja,ja'), join(' ', grep { m{^ja/(?:http|sip)/(\d+|\d+-vs-\d+)\.html$} && $whole->{$_} !~ /http-equiv="refresh"/ } sort keys %$whole), 'a language');
my $http = look('--protocol', 'http');
like($http, qr{^en/http/.* ja/http/}, 'a protocol');
unlike($http, qr{sip/}, 'and no other');
like(build('-n', '--lang', 'en', '--protocol', 'http,sip', '-o', "$folder/none"), qr{pages: 39,}, 'pages of two protocols are there when both are');
like(build('-n', '--lang', 'en', '--protocol', 'http', '-o', "$folder/none"), qr{pages: 32,}, 'and not with one of them');
is(look('--only', 'across/http.404-vs-sip.404'), '', 'a page of two codes that has not changed');

# Into a new folder: just these, with what they need.
build('-q', '-o', "$folder/some", '--only', 'http/404');
is(join(' ', grep { !m{^assets/|^\.statusbook/} } files_of("$folder/some")), 'en/http/404.html ja/http/404.html', 'a new folder gets the pages');
ok(scalar(grep { m{^assets/style} } files_of("$folder/some")), 'and the style sheet');
is(join(', ', manifest_faults("$folder/some")), '', 'and a manifest of them') if has_xxhsum();
build('-q', '-o', "$folder/some");
is(differing({%{tree_of("$folder/some")}, '.statusbook/manifest' => ''}, {%{tree_of(build_once($book))}, '.statusbook/manifest' => ''}), '', 'a whole build makes it whole');
build('-q', '-o', "$folder/other", '--only', 'http/404', '--baseline', "$folder/some", '--changes', "$folder/part-lists");
is(join(' ', @{lists_of("$folder/part-lists")->{removed}}), '', 'of a part nobody says that the rest is removed');

# Words that nobody knows.
for (['--lang', 'jp', qr/the book has no language 'jp'; did you mean 'ja'\?/], ['--protocol', 'htp', qr/the book has no protocol 'htp'; did you mean 'http'\?/],
    ['--only', 'http/999', qr/the book has no page 'http\/999'; pages are named as in their addresses/], ['--only', '', qr/a list of pages is empty/],
    ['--only', '404', qr/no page '404'/], ['--only', '../http/404', qr/no page '\.\.\/http\/404'/]) {
    my ($option, $value, $why) = @$_;
    my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-o', "$folder/none", $option, $value);
    is($status, 2, "$option '$value': status");
    like($errors, $why, "$option '$value': why");
}

# What the book seems to lack may be there once its errors are mended: they are told alone.
{
    my $broken = golden_book();
    write_file("$broken/codes/http/404.yaml", "x: [\n");
    for (['--only', 'http/404'], ['--host', 'http'], ['--changes-as', 'urls', '--changes', "$folder/broken-lists"]) {
        my ($status, undef, $errors) = statusbook('-C', $broken, 'build', '-o', "$folder/none", @$_);
        is($status, 1, "@$_ of a book with errors: status");
        unlike($errors, qr/^statusbook build: (?!nothing)/m, 'and nothing but these is said');
    }
}

# An address of one's own, for a preview.
build('-q', '-o', "$folder/preview", '--base-url', 'https://preview.example.net/7/');
my $page = read_file("$folder/preview/en/http/404.html");
like($page, qr{rel="canonical" href="https://preview\.example\.net/7/en/http/404\.html"}, '--base-url: pages call themselves so');
like($page, qr{name="robots" content="noindex"}, 'and that they are not for search engines');
ok(!-e "$folder/preview/sitemap.xml", 'so there is no sitemap');
is(join(' ', grep { read_file("$folder/preview/$_") =~ m{codes\.example\.org} } grep { !/statusbook/ } files_of("$folder/preview")), '', 'nobody says the other');
done_testing();
