# `make bench-setup` runs ./setup in a copy and sums up what a bare machine downloads. Its tools are stubs here, so that
# the figures are known; times are only looked for.
use strict;
use warnings;
use Test::More;
use Cwd 'getcwd';
use File::Temp 'tempdir';
use Book;

my $bench = tempdir(CLEANUP => 1);
my ($bin, $build, $lists) = ("$bench/bin", "$bench/build", "$bench/lists");
my $packages = '/main/binary-amd64/Packages' =~ tr{/}{_}r;

sub stub {
    my ($name, $body) = @_;
    write_file("$bin/$name", "#!/bin/bash\n$body\n");
    chmod 0755, "$bin/$name";
}

# Runs the bench where dpkg-query knows all packages but `missing`.
sub run_bench {
    my ($missing) = @_;
    stub('dpkg-query', qq([ "\$4" = "$missing" ] && exit 1; echo installed));
    my $home = getcwd();
    my $said = `cd / && env -u DOWNLOAD PATH='$bin':"\$PATH" MAKEFLAGS=-n '$home/tests/bench/setup.pl' '$build' 2>&1`;
    return ($? >> 8, $said);
}

SKIP: {
    skip 'no compiler', 1 if system("make -s BUILD='$build' '$build/bench/run' >/dev/null 2>&1") != 0;
    write_file("$lists/host_Release_InRelease", join "\n", 'SHA256:', map { sprintf ' %064d %8d main/binary-amd64/Packages%s', @$_ } [1, 9_000_000, ''], [2, 5_000_000, '.xz']);
    stub('nproc', 'echo 3');
    stub('npm', "echo $bench/cache");
    stub('make', qq([ -z "\$MAKEFLAGS" ] || echo "MAKEFLAGS is \$MAKEFLAGS"; [ "\$1" != site ] || echo 'written: 1234, MB: 56.7'));
    stub('apt-get', <<"END");
case " \$* " in
*" indextargets "*) echo "Packages main/binary-amd64/Packages $lists/host_Release$packages.lz4"; echo "Translations x y"; exit;;
*" install "*) ;;
*) echo "unexpected: apt-get \$*" >&2; exit 1;;
esac
[[ " \$* " = *" --print-uris "* ]] || { echo "this would install: \$*" >&2; exit 1; }
echo "'http://example.org/libc6.deb' libc6.deb 100000000 SHA256:0"
[[ " \$* " = *" gcc "* ]] && echo "'http://example.org/gcc.deb' gcc.deb 2000000 SHA256:0"
[[ " \$* " = *" gcc "* ]] && echo "'http://example.org/make.deb' make.deb 500000 SHA256:0"
[[ " \$* " = *" perl "* ]] && echo "'http://example.org/perl.deb' perl.deb 7000000 SHA256:0"
exit 0
END
    my ($status, $said) = run_bench('');
    is($status, 0, 'it runs') or diag $said;
    unlike($said, qr/would install|unexpected|MAKEFLAGS/, 'it installs nothing, and what make handed to it goes no further');
    like($said, qr/^first run: .* on this machine \(processors: 3\)/m, 'it says where');
    like($said, qr/^  make +\d+\.\d\d +\d+\.\d\d +- +-$/m, 'the step that builds');
    like($said, qr/^  make site +\d+\.\d\d +\d+\.\d\d +1234 +56\.7$/m, 'the step that prints, with files and bytes');
    like($said, qr/^  all of it, packages being there +\d+\.\d\d +\d+\.\d\d /m, 'all of it');
    like($said, qr/^  lists of packages +- +- +1 +5\.0$/m, 'lists, as they are sent');
    like($said, qr/^  packages: .\/setup site +- +- +2 +2\.5$/m, 'packages that a bare machine has are not counted');
    like($said, qr/^    more: .\/setup check +- +- +1 +7\.0$/m, 'nor are those of an earlier row');
    like($said, qr/^    more: its server +- +- +0 +0\.0$/m, 'nothing more is nought');
    like($said, qr/^  modules of npm: .\/setup check +- +- +[1-9]\d* +-$/m, 'modules whose bytes nobody knows');

    ($status, $said) = run_bench('make');
    is($status, 0, 'a package is missing: it runs');
    like($said, qr/^  packages are missing: make; 'SETUP_TIMES=1 .\/setup site' installs them/m, 'a package is missing: it says so');
    unlike($said, qr/all of it/, 'a package is missing: nothing is run');
    is_deeply([glob "$build/bench-setup-*"], [], 'nothing stays behind');
}
done_testing();
