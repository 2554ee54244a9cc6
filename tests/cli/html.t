# One page of each kind in each language is HTML as it should be: html-validate has nothing to say.
use strict;
use warnings;
use Test::More;
use Book;
use Pages;

my $folder = 'tests/browser/node_modules';
plan skip_all => 'no node' if system('node --version >/dev/null 2>&1') != 0;
plan skip_all => "no $folder; make check installs it" if !-x "$folder/.bin/html-validate";

# The first pages of a kind may be of a rare sort: the one in the middle is taken too.
sub some_of_each_kind {
    my ($out) = @_;
    my %of_kind;
    push @{$of_kind{m{^(\w+)/} ? "$1 " . kind_of($_) : $_}}, $_ for grep { /\.html$/ } files_of($out);
    my %some = map { $_ => 1 } map { ($_->[0], $_->[@$_ / 2]) } values %of_kind;
    return sort keys %some;
}

sub valid_ok {
    my ($name, $out, @pages) = @_;
    cmp_ok(scalar @pages, '>', 5, "$name: there are pages");
    my $said = join '', map { s/^\s*\n//r } `$folder/.bin/html-validate --config tests/browser/htmlvalidate.json -f codeframe @{[map { "$out/$_" } @pages]} 2>&1`;
    is($?, 0, "$name: every page is valid") or diag($said);
}

my $out = build_once(golden_book());
valid_ok('the small site', $out, grep { /\.html$/ } files_of($out));
$out = build_once(library_book());
valid_ok('the library', $out, some_of_each_kind($out));
$out = build_once(strange_book());
valid_ok('the made-up site', $out, some_of_each_kind($out));
my ($status, undef, $messages) = statusbook('-C', real_book(), 'check');
SKIP: {
    skip 'the real book has errors', 2 if $status ne '0';
    $out = build_once(real_book());
    valid_ok('the real site', $out, some_of_each_kind($out));
}

# A page that is wrong is found.
write_file("$out/planted.html", read_file("$out/en/index.html") =~ s{</h1>}{</h1><p><div id="Main"></div></p>}r);
`$folder/.bin/html-validate --config tests/browser/htmlvalidate.json $out/planted.html 2>&1`;
isnt($?, 0, 'a planted error is found');
done_testing();
