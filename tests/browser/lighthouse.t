# Lighthouse in Debian's Chromium. The site is printed for the address at which it is served, so that its canonical
# addresses lead to itself.
use strict;
use warnings;
use Browser;
use Book;
use IO::Socket::INET;

needs_chromium('lighthouse');

my $free = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1') or die "no port: $!";
my $port = $free->sockport;
close $free;
my $book = real_book();
my $site = read_file("$book/site.yaml");
$site =~ s{^base_url: .*$}{base_url: http://127.0.0.1:$port/}m or die 'no base_url';
write_file("$book/site.yaml", $site);
my $out = build_once($book);
end_with_script('lighthouse.mjs', $out, $port);
