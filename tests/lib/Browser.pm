# What the tests with node and Debian's Chromium share: whether there is what they need, and the end that a script gives.
package Browser;
use strict;
use warnings;
use Exporter 'import';
use Test::More;

our @EXPORT = qw(needs_node needs_chromium end_with_script);

# Skips the test where node or a module from npm is missing.
sub needs_node {
    my ($module) = @_;
    plan skip_all => 'no node'             if system('command -v node >/dev/null') != 0;
    plan skip_all => 'no modules from npm' if !-d "tests/browser/node_modules/$module";
}

sub needs_chromium {
    my ($module) = @_;
    plan skip_all => 'no Chromium' if !-x ($ENV{CHROMIUM} || '/usr/bin/chromium');
    needs_node($module // 'playwright-core');
}

# Ends the test as a script of tests/browser ends, which speaks TAP. The script does not take the place of this process,
# which removes the books and sites that it made.
sub end_with_script {
    my ($script, @arguments) = @_;
    exit(system('node', "tests/browser/$script", @arguments) == 0 ? 0 : 1);
}

1;
