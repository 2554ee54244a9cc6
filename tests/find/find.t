# What the find field offers for what people type and paste: tables of queries for each language, asked of the printed
# book by the site's own script and data.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

plan skip_all => 'no node' if system('command -v node >/dev/null') != 0;

# The words by which pages are found are printed whatever else is.
my %code_of = (sip => '486', http => '404', grpc => 'OK', dns => 'NXDOMAIN', websocket => '1006');
my $site = build_once(real_book(sort keys %code_of), '--only', join ',', map { "$_/$code_of{$_}" } sort keys %code_of);
my $folder = tempdir(CLEANUP => 1);

# The paths that are offered for each of the queries, on a page of a protocol; '-' is the home page.
sub offered {
    my ($language, $protocol, @queries) = @_;
    write_file("$folder/queries", join '', map { "$_\n" } @queries);
    my $page = $protocol eq '-' ? '' : $protocol;
    my @lines = split /\n/, `tests/lib/find '$site' $language $page <'$folder/queries'`, -1;
    return map { [split / /] } @lines[0 .. $#queries];
}

for my $table (sort glob 'tests/find/*.tsv') {
    my ($language) = $table =~ m{([^/]+)\.tsv$};
    my @rows = map { [split /\t/] } grep { !/^#/ && /\S/ } split /\n/, read_file($table);
    my %by_protocol;
    push @{$by_protocol{$_->[0]}}, $_ for @rows;
    for my $protocol (sort keys %by_protocol) {
        my @mine = @{$by_protocol{$protocol}};
        my @offers = offered($language, $protocol, map { $_->[1] } @mine);
        for my $i (0 .. $#mine) {
            if ($mine[$i][2] eq '-') {
                is("@{$offers[$i]}", '', "$language: $mine[$i][1]");
                next;
            }
            my ($first, $wanted) = $mine[$i][2] =~ /^(1:)?(.*)/;
            my @top = grep { defined } @{$offers[$i]}[0 .. ($first ? 0 : 2)];
            my %wanted = map { $_ => 1 } split /\|/, $wanted;
            ok((grep { $wanted{$_} } @top), "$language: $mine[$i][1]") or diag("offered: @{$offers[$i]}, wanted: $mine[$i][2]");
        }
    }
}

# What the empty field proposes to type leads somewhere.
for my $language ('en', 'es', 'pt', 'ja', 'ru') {
    for my $protocol (sort keys %code_of) {
        my ($hint) = read_file("$site/$language/$protocol/$code_of{$protocol}.html") =~ /data-hint="([^"]+)"/;
        my @proposed = split /, |、/, $hint;
        my @offers = offered($language, $protocol, @proposed);
        is(join(', ', map { $proposed[$_] } grep { !@{$offers[$_]} } 0 .. $#proposed), '', "$language: all of '$hint' is found");
    }
}

for my $offer (offered('en', '-', 'page 3 of 14', 'python 3.11 asyncio', 'nginx/1.24.0', 'go1.21.5', 'sip 486 vs http 409')) {
    unlike("@$offer", qr/-vs-/, 'numbers that are no two codes of one protocol compare nothing');
}
my ($none) = offered('en', 'sip', 'xyzzy');
is("@$none", '', 'a word that is in no book leads nowhere');
my ($trace) = offered('en', 'sip', 'SIP/2.0 404 Not Found ' . '1:' x 50_000);
is($trace->[0], 'sip/404', 'a trace without end leads where its head does');
done_testing();
