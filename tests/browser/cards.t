# Cards in frames of another origin, as nginx with the sample serves them, in Debian's Chromium.
use strict;
use warnings;
use Test::More;
use Browser;
use Book;
use Web;

needs_chromium();
plan skip_all => 'no nginx'            if !nginx_program();

# The site thinks that it is where nginx serves it, so what it offers to paste leads there.
my $book = golden_book();
my $port = free_port();
my $site = read_file("$book/site.yaml") =~ s{^base_url: .*}{base_url: http://127.0.0.1:$port/}mr;
write_file("$book/site.yaml", "${site}cards: codes\n");
my $name = 'A name that is as long as names of codes seldom are, and longer';
write_file("$book/codes/http/502.yaml", read_file("$book/codes/http/502.yaml") =~ s/^name: .*/name: $name/mr);
my $out = build_once($book, '--pseudo');
my ($taken, $said) = nginx_new($out, $port);
die $said if !$taken;
end_with_script('cards.mjs', $port, 'build/screenshots');
