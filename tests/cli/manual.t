# The manual is well formed, names all that the program has, and its examples are what the program takes.
use strict;
use warnings;
use Test::More;
use Book;

my $page = read_file('man/statusbook.1.in');
my ($see) = $page =~ /^\.Sh SEE ALSO\n(.*?)^\.Sh /ms;
my @pages = map { m{man/(.+)\.(\d)\.in} ? "$1 $2" : () } grep { !/statusbook\.1/ } glob 'man/*.in';
is(join(' ', $see =~ /^\.Xr (\S+ \d)/mg), join(' ', sort { substr($a, -1) cmp substr($b, -1) || $a cmp $b } @pages), 'statusbook(1) leads to all other pages');

my ($kinds) = (statusbook('manual'))[2] =~ /There are (.*)/;
my ($list) = $page =~ /^\.Ss manual\n(.*?)^\.Ss /ms;
is(join(', ', $list =~ /^\.Cm (?!manual)(\S+)/mg), $kinds, 'it names all lists of the manual');

my @commands = map { /^  (\S+)/ ? $1 : () } split /\n/, (statusbook('help'))[1] =~ s/.*^Commands:\n(.*?)\n\n.*/$1/msr;
for my $group ('l10n', 'new') {
    push @commands, map { /^  (\S+)/ ? "$group $1" : () } split /\n/, (statusbook($group, '--help'))[1] =~ s/.*^Commands:\n//msr;
}
cmp_ok(scalar @commands, '>', 20, 'there are commands');
for my $command (@commands) {
    my ($told) = $page =~ /^\.Ss \Q$command\E\n(.*?)^\.(?:Ss|Sh) /ms;
    ok($told, "it tells of $command") or next;
    next if $command eq 'help'; # whose list has the options of all
    my @options = grep { $_ ne '--help' } (statusbook(split(/ /, $command), '--help'))[1] =~ /^  (?:-\w, )?(--[\w-]+)/mg;
    is(join(' ', grep { my $name = s/^-//r; $told !~ /Fl \Q$name\E\b/ } @options), '', 'and of its options');
}

SKIP: {
    skip 'no mandoc', 1 if system('command -v mandoc >/dev/null 2>&1') != 0;
    delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL)};
    my $said = `make check-man 2>&1`;
    is($?, 0, 'make check-man') or diag($said);
}
done_testing();
