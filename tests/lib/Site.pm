# Printed sites, held against their manifests; and ways to disturb those who print them.
package Site;
use strict;
use warnings;
use Exporter 'import';
use Cwd 'realpath';
use Digest::MD5 'md5';
use File::Temp 'tempdir';
use Book;

our @EXPORT = qw(has_xxhsum manifest_of manifest_faults hashes_of beside_of say_in_code fast_folder faults_library
  mount_new mount_end lists_of headers_of);

sub has_xxhsum { return system('xxhsum --version >/dev/null 2>&1') == 0 }

# The lines of a site's manifest, in their order.
sub manifest_of {
    my ($out) = @_;
    my ($head, @lines) = split /\n/, read_file("$out/.statusbook/manifest"), -1;
    die "$out: the manifest begins with '$head'\n" if $head ne 'statusbook manifest 2';
    die "$out: the manifest is cut\n" if !@lines || pop @lines ne '';
    return map {
        my ($hash, $length, $since, $path) = /^([0-9a-f]{16}) (\d+) (-|kept|\d{4}-\d\d-\d\d) (\S.*)$/ or die "$out: the manifest says '$_'\n";
        {hash => $hash, length => $length, since => $since, path => $path};
    } @lines;
}

my %known; # MD5 => hash: the same bytes are asked for again and again

# path => hash of files below a folder, as xxhsum tells it: not the code that is tested. Older ones print as BSD does.
sub hashes_of {
    my ($folder, @paths) = @_;
    my %sums = map { $_ => md5(read_file("$folder/$_")) } @paths;
    my @unknown = grep { !$known{$sums{$_}} } @paths;
    if (@unknown) {
        my $list = tempdir(CLEANUP => 1) . '/list';
        write_file($list, join '', map { "$_\0" } @unknown);
        for (split /\n/, `cd '$folder' && xargs -0 xxhsum -H3 <'$list' 2>/dev/null`) {
            my ($path, $hash) = /^XXH3 \((.*)\) = ([0-9a-f]{16})$/ ? ($1, $2) : /^(?:XXH3_)?([0-9a-f]{16})  (.*)$/ ? ($2, $1) : next;
            $known{$sums{$path}} = $hash;
        }
    }
    return {map { $_ => $known{$sums{$_}} } @paths};
}

# What is wrong with a site by its manifest: files that are not there, that are others, that are too many but for those
# of others.
sub manifest_faults {
    my ($out, @foreign) = @_;
    my @lines = eval { manifest_of($out) };
    return $@ if $@;
    my %there = map { $_ => 1 } grep { !m{^\.statusbook/} } files_of(realpath($out)), grep { -f "$out/$_" } map { $_->{path} } @lines;
    delete @there{@foreign};
    my ($hashes, @faults) = hashes_of($out, grep { $there{$_} } map { $_->{path} } @lines);
    for my $line (@lines) {
        my $path = $line->{path};
        push @faults, !delete $there{$path}               ? "$path is not there"
          : ($hashes->{$path} // '') ne $line->{hash}      ? "$path has other bytes"
          : -s "$out/$path" != $line->{length}             ? "$path has another length"
          :                                                  ();
    }
    push @faults, map { "$_ is not in the manifest" } sort keys %there;
    push @faults, map { "$_ of others is gone" } grep { !-e "$out/$_" } @foreign;
    return @faults;
}

# What a build has left beside a site, and in the folder that is its own.
sub beside_of {
    my ($out) = @_;
    return grep { !m{/\.statusbook/manifest$} } glob "$out.statusbook-* $out/.statusbook/*";
}

# Lets a code of a book say something in English, so that the pages that show it change. Words of one length make pages
# of one length.
sub say_in_code {
    my ($book, $code, $words) = @_;
    my $file = "$book/codes/$code.yaml";
    my $yaml = read_file($file);
    $yaml =~ s/^(description: \|-\n +)(?:Now: \w+\. )?/$1Now: $words. /m or die "$file has no description\n";
    write_file($file, $yaml);
}

# A folder of one's own where files cost little, if there is such a place.
sub fast_folder {
    return tempdir(CLEANUP => 1, -w '/dev/shm' ? (DIR => '/dev/shm') : ());
}

# The library of tests/lib/faults.c; undef where there is no compiler.
sub faults_library {
    my $folder = tempdir(CLEANUP => 1);
    my $compiler = $ENV{CC} || 'cc';
    return system("$compiler -shared -fPIC -Wall -Werror -o '$folder/faults.so' tests/lib/faults.c -ldl 2>/dev/null") == 0
      ? "$folder/faults.so" : undef;
}

my ($tester, @mounts) = ($$);

END {
    if ($$ == $tester) {
        local $?;
        mount_end($_) for reverse my @left = @mounts;
    }
}

# Mounts something; false where one may not. It is unmounted when the test ends.
sub mount_new {
    my ($folder, @options) = @_;
    return 0 if $> != 0 || system("mount @options '$folder' 2>/dev/null") != 0;
    push @mounts, $folder;
    return 1;
}

sub mount_end {
    my ($folder) = @_;
    system 'umount', '-l', $folder;
    @mounts = grep { $_ ne $folder } @mounts;
}

# What --changes has written: name => [lines].
sub lists_of {
    my ($folder) = @_;
    return {map { $_ => [split /\n/, read_file("$folder/$_")] } 'added', 'changed', 'removed'};
}

# A path's headers by _headers: those of every rule that fits it, joined where two say the same one.
sub headers_of {
    my ($out, $path) = @_;
    my (%headers, $fits);
    for my $line (split /\n/, read_file("$out/_headers")) {
        if ($line =~ m{^(/.*)}) {
            my $pattern = quotemeta($1) =~ s/\\\*/.*/r;
            $fits = $path =~ /^$pattern$/;
        } elsif ($line =~ /^  ([A-Za-z-]+): (.*)$/) {
            $headers{lc $1} = join ', ', $headers{lc $1} // (), $2 if $fits;
        } else {
            die "no line of _headers: $line";
        }
    }
    return \%headers;
}

1;
