#!/usr/bin/env perl
# Where the time of a first run goes, `./setup site`: what each of its steps takes in a fresh copy of this checkout, and
# what a bare machine downloads before them. Nothing is installed, and nobody needs to be root: what is downloaded is
# summed up from apt's lists and npm's cache. With DOWNLOAD=1 the packages are downloaded and unpacked below build/,
# and that is measured, too.
# usage: tests/bench/setup.pl BUILD     the folder that has bench/run; the copy is made there
use strict;
use warnings;
use Cwd 'abs_path';
use File::Path 'make_path';
use File::Temp 'tempdir';
use FindBin;
use JSON::PP;
use MIME::Base64 'decode_base64';
use lib $FindBin::Bin;
use Bench;

use constant MB => 1e6;

my $build = abs_path(shift // '') // die "usage: tests/bench/setup.pl BUILD\n";
my $root = abs_path("$FindBin::Bin/../..");
my $place = tempdir('bench-setup-XXXXXX', DIR => $build, CLEANUP => 1);
# What make hands to the programs that it runs is not what a first run has.
delete @ENV{grep { /^(MAKE|MFLAGS|BUILD$|OUT$|DESTDIR$)/ } keys %ENV};
@ENV{'LC_ALL', 'SETUP_TIMES'} = ('C', 1);

# The packages of a list in ./setup.
sub packages_of {
    my ($list) = @_;
    my ($names) = slurp("$root/setup") =~ /^$list=\((.*?)\)$/ms or die "setup has no $list\n";
    return split ' ', $names;
}

sub heads { printf "  %-44s %9s %11s %9s %9s\n", @_ }

# A row: a figure that is not there is a dash.
sub row {
    my ($name, $seconds, $processor, $count, $bytes) = @_;
    heads($name, defined $seconds ? sprintf('%.2f', $seconds) : '-', defined $processor ? sprintf('%.2f', $processor) : '-',
      $count // '-', defined $bytes ? sprintf('%.1f', $bytes / MB) : '-');
}

# ---- What a bare machine downloads ----

# apt that knows of no installed package, and writes into a folder of its own; also its lists, where they are downloaded.
sub apt {
    make_path(map { "$place/apt/$_/partial" } 'archives', 'lists');
    open my $status, '>>', "$place/status" or die "$place/status: $!\n";
    return ('apt-get', map { ('-o', $_) } "Dir::State::status=$place/status", "Dir::Cache=$place/apt",
      "Dir::Cache::archives=$place/apt/archives", $ENV{DOWNLOAD} ? "Dir::State::lists=$place/apt/lists" : (),
      'Debug::NoLocking=1', 'APT::Sandbox::User=root');
}

sub output_of {
    open my $from, '-|', @_ or return '';
    local $/;
    return scalar(<$from>) // '';
}

# The files of packages that apt would download for some, by name, with their bytes, whatever has been downloaded. A bare
# machine has those that Debian requires, and apt.
sub files_for {
    make_path("$place/none/partial");
    my %bytes = output_of(apt(), '-o', "Dir::Cache::archives=$place/none", '-qq', '-y', '--no-install-recommends', '--print-uris', 'install', '?priority(required)', 'apt', @_)
      =~ /^'[^']*' (\S+) (\d+)/mg;
    return %bytes;
}

# The lists that `apt-get update` downloads: how many, and their bytes. A release says how long each is as it is sent.
sub lists {
    my ($count, $bytes, %seen) = (0, 0);
    for (split /\n/, output_of(apt(), 'indextargets', '--format', '$(CREATED_BY) $(METAKEY) $(FILENAME)')) {
        my ($kind, $key, $file) = split ' ';
        next if $kind ne 'Packages';
        # The file on the disk may be packed in another way than it is sent.
        my $release = $file =~ s/_\Q${\($key =~ tr{\/}{_}r)}\E(\.\w+)?$/_InRelease/r;
        my $said = slurp($release) or next;
        my ($sent) = map { $said =~ /^ [0-9a-f]{64} +(\d+) \Q$key$_\E$/m } '.xz', '.gz', '';
        $count++;
        $bytes += ($sent // 0) + ($seen{$release}++ ? 0 : length $said);
    }
    return $count ? ($count, $bytes) : ();
}

# The modules of npm that a lock file names: how many, and the bytes of those that npm's cache has.
sub modules {
    my $packages = decode_json(slurp("$root/tests/browser/package-lock.json"))->{packages};
    chomp(my $cache = output_of('sh', '-c', 'npm config get cache 2>/dev/null'));
    my ($count, $known, $bytes) = (0, 0, 0);
    for my $module (map { $packages->{$_} } grep { $_ ne '' } keys %$packages) {
        my ($hash) = ($module->{integrity} // '') =~ /^sha512-(\S+)/ or next;
        my $name = unpack 'H*', decode_base64($hash);
        my $size = -s "$cache/_cacache/content-v2/sha512/" . join '/', unpack 'A2 A2 A*', $name;
        $count++;
        $known++ if $size;
        $bytes += $size // 0;
    }
    return ($count, $known, $bytes);
}

sub sum {
    my $sum = 0;
    $sum += $_ for @_;
    return $sum;
}

# Rows of packages, each without those that an earlier one has, and what is downloaded for the site.
sub downloads {
    heading('what a bare machine downloads: one that has the packages that Debian requires, and apt');
    heads('', '', '', 'files', 'MB');
    my ($lists, $list_bytes) = lists();
    row('lists of packages', undef, undef, $lists, $list_bytes);
    my %have = files_for();
    my @names;
    for (['packages: ./setup site', 'for_site'], ['  more: ./setup check', 'for_check'], ['  more: its browser and fonts', 'for_browser'],
        ['  more: its server', 'for_server']) {
        my ($name, $list) = @$_;
        my %all = files_for(@names, packages_of($list));
        my @new = grep { !exists $have{$_} } keys %all;
        row($name, undef, undef, %all ? (scalar @new, sum(@all{@new})) : ());
        push @names, packages_of($list) if %all;
        %have = (%have, %all);
    }
    my ($count, $known, $bytes) = modules();
    row('modules of npm: ./setup check', undef, undef, $count, $known ? $bytes : undef);
    note("npm's cache has $known of these modules, and only their bytes are known") if $known < $count;
}

# ---- What the steps take ----

# Seconds and processor seconds of a command that must succeed.
sub timed {
    my $run = run_counted($build, @_);
    die "@_ ended with $run->{status}:\n$run->{text}" if $run->{status};
    return ($run->{'wall ms'} / 1000, ($run->{'user ms'} + $run->{'system ms'}) / 1000);
}

sub download_steps {
    my @site = packages_of('for_site');
    row('lists of packages', timed(apt(), '-qq', 'update'));
    my @install = (apt(), '-qq', '-y', '--no-install-recommends', '--download-only', 'install', '?priority(required)', 'apt');
    timed(@install);
    my %there = map { $_ => 1 } glob "$place/apt/archives/*.deb";
    row('packages: downloading', timed(@install, @site));
    my @new = grep { !$there{$_} } glob "$place/apt/archives/*.deb";
    row('packages: unpacking', timed('sh', '-c', 'for file; do dpkg-deb -x "$file" "$0" || exit 1; done', "$place/unpacked", @new));
}

sub steps {
    my @missing = grep { output_of('sh', '-c', "dpkg-query -W -f '\${db:Status-Status}' $_ 2>/dev/null") !~ /^installed\b/ } packages_of('for_site');
    return note("packages are missing: @missing; 'SETUP_TIMES=1 ./setup site' installs them, and says what each step takes") if @missing;
    my $copy = "$place/copy";
    mkdir $copy or die "$copy: $!\n";
    command('sh', '-c', 'tar -C "$0" --exclude=./build --exclude=./out --exclude=./.git --exclude=node_modules -cf - . | tar -C "$1" -xf -', $root, $copy)
      or die "no copy of the checkout\n";
    my ($seconds, $processor, $said, $printed) = setup_in($copy);
    my ($all, $all_processor) = ($seconds, $processor);
    for (@$said) {
        my ($name, $took, $of_processor) = @$_;
        row($name, $took, $of_processor, $name eq 'make site' ? @$printed : ());
        $seconds -= $took;
        $processor -= $of_processor;
    }
    row('all else: looking for packages', $seconds, $processor);
    row('all of it, packages being there', $all, $all_processor);
}

# Runs ./setup site there: its seconds, its processor seconds, a list of [step, seconds, processor seconds], and
# [files, bytes] of the site.
sub setup_in {
    my ($folder) = @_;
    my $run = run_counted($build, 'sh', '-c', 'cd "$0" && exec ./setup site', $folder);
    die "./setup site ended with $run->{status}:\n$run->{text}" if $run->{status};
    my @steps;
    push @steps, [$1, $2, $3 + $4] while $run->{text} =~ /^setup: step '(.*)': ([\d.]+) s, user ([\d.]+) s, system ([\d.]+) s$/mg;
    my $printed = [$run->{written} // (), map { $_ * MB } $run->{MB} // ()];
    return ($run->{'wall ms'} / 1000, ($run->{'user ms'} + $run->{'system ms'}) / 1000, \@steps, $printed);
}

chomp(my $processors = output_of('sh', '-c', 'nproc 2>/dev/null') || '?');
my $has_apt = command('command -v apt-get >/dev/null && command -v dpkg-query >/dev/null');
heading("first run: ./setup site in a fresh copy, on this machine (processors: $processors), once");
heads('', 'seconds', 'processor s', 'files', 'MB');
download_steps() if $ENV{DOWNLOAD} && $has_apt;
steps();
$has_apt ? downloads() : note('this system has no apt, so what it would download is not known');
note('DOWNLOAD=1 downloads the packages that the site needs, and measures that') if !$ENV{DOWNLOAD};
