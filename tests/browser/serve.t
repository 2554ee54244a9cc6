# The preview in Debian's Chromium.
use strict;
use warnings;
use Browser;
use Book;

needs_chromium();

my $book   = golden_book();
my $server = preview_new($book);
my $result = system 'node', 'tests/browser/serve.mjs', $server->{address}, $book;
preview_end($server, 'INT');
exit($result ? 1 : 0);
