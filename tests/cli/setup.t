# ./setup installs what is missing and nothing else. Its tools are stubs here, which write down how they are called.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

my $copy;

# Runs ./setup where dpkg-query knows all packages but `missing`; `without` are tools that the system has not.
sub setup {
    my ($arguments, %options) = @_;
    $copy = tempdir(CLEANUP => 1);
    write_file("$copy/setup", read_file('setup'));
    chmod 0755, "$copy/setup";
    my %is_missing = map { $_ => 1 } @{$options{missing} || []};
    my $known = join ' ', map { "[ \"\$4\" = $_ ] && exit 1;" } sort keys %is_missing;
    my %tools = (
        'dpkg-query' => "$known echo installed",
        id => 'echo ' . ($options{user} // 0), cat => 'exec /bin/cat "$@"',
        node => 'true', npm => 'true', env => 'exec "$@"', dirname => 'echo .',
        nproc => 'echo 4', mktemp => "echo $copy/log", rm => 'true',
        map { $_ => "echo \"$_ \$*\" >>$copy/calls" } 'make', 'apt-get', 'sudo');
    $tools{'apt-get'} .= '; echo noise; exit ' . ($options{fails} // 0);
    delete @tools{@{$options{without} || []}};
    for my $tool (keys %tools) {
        my $body = $tool eq 'env' ? "while :; do case \$1 in *=*) export \"\$1\"; shift;; *) break;; esac; done\nexec \"\$\@\"" : $tools{$tool};
        write_file("$copy/bin/$tool", "#!/bin/bash\n$body\n");
        chmod 0755, "$copy/bin/$tool";
    }
    my $said = `cd '$copy' && PATH='$copy/bin' /bin/bash ./setup $arguments 2>&1`;
    return ($? >> 8, $said, -e "$copy/calls" ? read_file("$copy/calls") : '');
}

my @usual = setup('');
is($usual[0], 2, 'no argument: status 2');
like($usual[1], qr/^usage: .\/setup site/, 'no argument: usage');
is((setup('everything'))[0], 2, 'an unknown argument: status 2');
is((setup('site check'))[0], 2, 'two arguments: status 2');

my ($status, $said, $calls) = setup('site');
is($status, 0, 'all is there');
is($calls, "make -j 4\nmake site\n", 'all is there: it builds and prints, and installs nothing');

($status, $said, $calls) = setup('build');
is($calls, "make -j 4\n", 'build: it builds, and prints nothing');

# The variable is for the child alone.
sub times_of { local @ENV{'SETUP_TIMES', 'LC_ALL'} = (1, 'C'); return setup(@_) }
my $took = qr/\d+\.\d{3} s, user \d+\.\d{3} s, system \d+\.\d{3} s/;
($status, $said, $calls) = times_of('site', missing => ['gcc']);
is_deeply([$said =~ /^setup: step '(.*)': $took$/mg], ['lists of packages', 'packages', 'make', 'make site'], 'SETUP_TIMES=1: it says what each step took');
is((times_of('site', missing => ['gcc'], fails => 1))[0], 1, 'SETUP_TIMES=1: a step that fails ends it');
unlike((setup('site'))[1], qr/step/, 'else it says nothing of steps');

($status, $said, $calls) = setup('site', missing => ['libyaml-dev', 'libcmark-dev', 'libcmocka-dev']);
is($calls, "apt-get update -qq\napt-get install -y -qq --no-install-recommends libyaml-dev libcmark-dev\nmake -j 4\nmake site\n",
   'what the build needs is installed, and not what the tests need');
like($said, qr/^setup: installing libyaml-dev libcmark-dev$/m, 'it says what it does');

($status, $said, $calls) = setup('check', missing => ['libcmocka-dev'], without => ['node']);
is($calls, "apt-get update -qq\napt-get install -y -qq --no-install-recommends libcmocka-dev\nmake -j 4 tests\nmake check\n",
   'what the tests need is installed');
($status, $said, $calls) = setup('check', missing => ['nodejs', 'npm'], without => ['npm']);
like($calls, qr/install .* nodejs npm$/m, 'node is installed where it is missing');
($status, $said, $calls) = setup('check', missing => ['nodejs', 'npm']);
unlike($calls, qr/apt-get/, 'another node will do');

($status, $said, $calls) = setup('site', missing => ['gcc'], user => 1000);
like($calls, qr/^sudo apt-get update -qq\nsudo env DEBIAN_FRONTEND/, 'sudo only where one is not root');
($status, $said, $calls) = setup('site', missing => ['gcc'], user => 1000, without => ['sudo']);
is($status, 1, 'neither root nor sudo: status');
like($said, qr/neither root nor have sudo; root has to run\n    apt-get update\n    apt-get install --no-install-recommends gcc\n/,
     'neither root nor sudo: both commands for root');
is($calls, '', 'neither root nor sudo: nothing is built');

($status, $said, $calls) = setup('site');
like($said, qr{the site is in out/: open \Q$copy\E/out/index.html [^\n]*\n\z}, 'the last line says where the site is, and how to open it');

($status, $said, $calls) = setup('site', missing => ['gcc'], fails => 1);
is($status, 1, 'packages that cannot be installed: status');
like($said, qr/^noise$/m, 'packages that cannot be installed: what apt-get said');
unlike((setup('site', missing => ['gcc']))[1], qr/noise/, 'else it says nothing');

($status, $said, $calls) = setup('site', without => ['apt-get']);
is($status, 1, 'no apt: status');
like($said, qr/this system has no apt; install .*gcc make pkg-config libglib2\.0-dev/, 'no apt: what is needed');
is($calls, '', 'no apt: nothing is built');
done_testing();
