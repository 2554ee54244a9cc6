# The Dockerfile, as far as it goes without Docker: what it copies and runs, the packages that it names, and the program that comes out.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Actions;
use Book;

plan skip_all => 'no git checkout' if system('git ls-files >/dev/null 2>&1') != 0;
delete @ENV{'MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'MAKEOVERRIDES'};

my $dockerfile = read_file('Dockerfile') =~ s/^#.*\n//mgr =~ s/\\\n\s*/ /gr;
my ($build, $final) = $dockerfile =~ /^(FROM .*? AS build\n.*?)(^FROM .*)/ms or die "no two stages in\n$dockerfile";
sub packages_of { return $_[0] =~ /apt-get install -y --no-install-recommends (.*?) && / ? split ' ', $1 : () }
my @to_build = packages_of($build);
my @to_run = packages_of($final);

my ($for_site) = read_file('setup') =~ /^for_site=\((.*?)\)/ms;
is("@to_build", $for_site, 'the build has what ./setup installs for it');
cmp_ok(scalar @to_run, '>', 3, 'the program has its libraries');
like($final, qr/^USER (?!root|0\b)\S+\n(?:.*\n)*ENTRYPOINT/m, 'it is not root who runs it');
unlike($dockerfile, qr/^ADD |:latest|curl|wget/m, 'nothing comes from elsewhere');

# What .dockerignore lets through: all is left out, but for these.
my @lines = grep { /^[^#\s]/ } split /\n/, read_file('.dockerignore');
is(shift @lines, '*', '.dockerignore: all is left out');
my %is_sent = map { s/^!// ? ($_ => 1) : die "'$_' is no exception\n" } @lines;
is(join(' ', grep { !-e } sort keys %is_sent), '', 'but for what is there');

# The commands of the build, with those files alone. What was built here is put beside them, so that nothing is compiled twice.
my $checkout = checkout_new();
my $context = tempdir(CLEANUP => 1);
system('cp', '-Rp', "$checkout/$_", $context) == 0 or die "cp $_\n" for sort keys %is_sent;
system('cp', '-Rp', "$checkout/build", $context) == 0 or die "cp build\n";
my $installed = tempdir(CLEANUP => 1);
my ($commands) = $build =~ /^RUN (make .*)$/m;
ok($commands =~ s{(DESTDIR=)/installed\b}{$1$installed}, 'the program is installed into a folder of its own');
my $said = `cd '$context' && { $commands; } 2>&1`;
is($?, 0, 'it is built and installed from what is sent') or diag($said);
SKIP: {
    skip 'it was built with sanitizers alone', 1 if !-x "$checkout/build/statusbook";
    unlike($said, qr/^  CC /m, 'by nothing but links and copies here');
}
like($final, qr{^COPY --from=build /installed/ /$}m, 'and that is what the image gets');
ok(-x "$installed/usr/bin/statusbook", 'there is the program');

# Whoever it is that runs it: docker run -u gives it a number that no list of users has.
SKIP: {
    skip 'only root may be somebody else', 2 if $> != 0;
    my $book = diag_book('base');
    my $place = tempdir(CLEANUP => 1);
    system("cp -R '$book' '$place/book' && cp '$installed/usr/bin/statusbook' '$place' && chown -R 12345:12345 '$place'") == 0 or die;
    my $said = `setpriv --reuid=12345 --regid=12345 --clear-groups env -i '$place/statusbook' -C '$place/book' build 2>&1`;
    is($?, 0, 'it prints for a user without a name and a home') or diag($said);
    is((stat "$place/book/out/index.html")[4], 12345, 'to whom the site belongs');
}

SKIP: {
    my $system = -e '/etc/os-release' ? read_file('/etc/os-release') : '';
    skip 'this is not the Debian of the image', 2 if $system !~ /^ID=debian$/m || $system !~ /^VERSION_ID="12"$/m || $dockerfile =~ /^FROM (?!debian:12-slim\b)/m;
    is(join(' ', grep { `apt-cache show '$_' 2>/dev/null` eq '' } @to_build, @to_run), '', 'the packages exist');

    my $program = $ENV{STATUSBOOK} || 'build/statusbook';
    my %of_image = map { $_ => 1 } @to_run, 'libc6';
    my @missing;
    my @opened = read_file($program) =~ /\0(lib(?:archive|microhttpd)\.so[.0-9]*)\0/g;
    for my $library (`LC_ALL=C objdump -p '$program'` =~ /^\s*NEEDED\s+(\S+)/mg, @opened) {
        next if $library =~ /^lib(asan|ubsan)\./;
        my @packages = map { /^([^:]+):/ } `dpkg -S '*/$library' 2>/dev/null`;
        push @missing, "$library of @packages" if !grep { $of_image{$_} } @packages;
    }
    is(join("\n", @missing), '', 'every library that the program is linked with or opens is in the image');
}
done_testing();
