# Names that Windows keeps for devices: a book that has one cannot be checked out there, nor a site kept that has such a page.
use strict;
use warnings;
use Test::More;
use Book;

sub warned {
    my ($book) = @_;
    my ($status, undef, $errors) = statusbook('-C', $book, 'check');
    return join "\n", $errors =~ /^(\S+: warning: Windows keeps the name '[^']+') .* \[device-name\]$/mg;
}

my $book = golden_book();
is(warned($book), '', 'a book without');
my ($site, $code) = map { read_file("$book/$_") } 'site.yaml', 'codes/http/410.yaml';
write_file("$book/codes/http/con.yaml", $code);
like(warned($book), qr{^codes/http/con\.yaml: warning: Windows keeps the name 'con'$}, 'a code');
unlink "$book/codes/http/con.yaml";
write_file("$book/codes/http/410.yaml", "${code}aliases: [Aux]\n");
like(warned($book), qr{^codes/http/410\.yaml:\d+:\d+: warning: Windows keeps the name 'Aux'$}, 'an alias');
write_file("$book/codes/http/410.yaml", $code);
write_file("$book/site.yaml", $site =~ s{^moved:$}{moved:\n  http/nul: http/410}mr);
like(warned($book), qr{^site\.yaml:\d+:3: warning: Windows keeps the name 'nul'$}, 'an old page');
write_file("$book/site.yaml", $site =~ s{^(protocols: .*)\]$}{$1, com1]}mr);
like(warned($book), qr{^site\.yaml:\d+:\d+: warning: Windows keeps the name 'com1'$}m, 'a protocol');
done_testing();
