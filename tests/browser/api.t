# The JSON of the printed site is held against the schema that is printed with it.
use strict;
use warnings;
use Browser;
use Book;
use File::Temp 'tempdir';

needs_node('ajv');

my $site = tempdir(CLEANUP => 1) . '/site';
my ($status, undef, $errors) = statusbook('build', '-q', '-o', $site);
die $errors if $status ne '0';
end_with_script('api.mjs', $site);
