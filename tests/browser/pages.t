# The printed site in Debian's Chromium.
use strict;
use warnings;
use Browser;
use Book;
use File::Temp 'tempdir';

needs_chromium();

my $site = tempdir(CLEANUP => 1) . '/site';
my ($status, undef, $errors) = statusbook('build', '-q', '-o', $site);
die $errors if $status ne '0';
end_with_script('pages.mjs', $site, 'build/screenshots');
