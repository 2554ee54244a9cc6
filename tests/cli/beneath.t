# No path leaves its folder: symbolic links stand at every step of every path that a build takes, before it and during it,
# and manifests lie. What the links lead to stays as it is, byte for byte, and a link in the way is named.
use strict;
use warnings;
use Test::More;
use File::Path 'make_path';
use Book;
use Site;
use TwoSites;

plan skip_all => 'no xxhsum to tell hashes with' if !has_xxhsum();
my $library  = faults_library() or plan skip_all => 'no C compiler';
my $folder   = fast_folder();
my $out      = "$folder/out";
my $precious = "$folder/precious";
my %book     = (old => diag_book('base'), new => diag_book('base'));
my $en_only  = read_file("$book{new}/site.yaml") =~ s/\[en, es\]/[en]/r;

say_in_code($book{$_}, 'http/404', $_) for keys %book;
write_file("$book{new}/site.yaml", $en_only);

our %environment;

sub build {
    my ($which, @options) = @_;
    return statusbook({ASAN_OPTIONS => 'verify_asan_link_order=0', %environment}, '-C', $book{$which}, 'build', '-q', '--jobs', 1, @options);
}

# A site of the old book, printed anew.
sub fresh {
    system 'rm', '-rf', glob("$folder/*");
    my ($status, undef, $errors) = build('old', '-o', $out);
    die $errors if $status ne '0';
}

# Puts what stands at a path, or what is given, to the precious place, and a link there.
sub plant {
    my ($path, $bytes) = @_;
    if (defined $bytes) {
        write_file($precious, $bytes);
    } elsif (-e $path) {
        rename $path, $precious or die "$path: $!";
    } else {
        make_path($precious);
        write_file("$precious/mine", 'mine');
    }
    make_path($path =~ s{/[^/]*$}{}r);
    symlink $precious, $path or die "$path: $!";
}

sub state_of { return join "\n", tree_state($precious), map { "$_ " . read_file("$precious/$_") } -d $precious ? files_of($precious) : () }

# Builds where a link stands; the link stays, what it leads to stays. Gives what was said.
sub spares {
    my ($name, $link, $which, @options) = @_;
    my $was = state_of();
    my ($status, undef, $errors) = build($which, @options);
    ok(state_of() eq $was, "$name: what the link leads to is untouched");
    is(readlink $link, $precious, "$name: the link stays") if defined $link;
    return ($status, $errors);
}

# ---- What was met ------------------------------------------------------------------------------------------------

for my $way ([], ['--in-place']) {
    my @options = ('-o', $out, @$way);
    fresh();
    plant("$out/es");
    my ($status) = spares("@$way a language that leaves the book", "$out/es", 'new', @options);
    is($status, 0, 'it is no page any more, and so in nobody\'s way');

    fresh();
    plant("$out/link");
    my $manifest = read_file("$out/.statusbook/manifest");
    write_file("$out/.statusbook/manifest", $manifest . "0123456789abcdef 4 - link/mine\n");
    ($status) = spares("@$way a manifest that lies", "$out/link", 'new', @options);
    is($status, 0, 'it names nothing that is ours');

    fresh();
    plant("$out/.statusbook");
    make_path("$precious/stage/mine");
    ($status, my $errors) = spares("@$way a folder of ours that is a link", "$out/.statusbook", 'new', @options);
    is($status, 3, 'is refused');
    like($errors, qr{'\Q$out\E/\.statusbook' is a symbolic link, which is not followed; move it away\n\z}, 'by its name');

    fresh();
    plant("$out/en");
    ($status, $errors) = spares("@$way pages through a link", "$out/en", 'new', @options);
    is($status, 3, 'are refused');
    like($errors, qr{'\Q$out\E/en' (is a symbolic link, which is not followed|was not printed by statusbook and is in the way of what is); move it away\n\z}, 'by its name');
}

# ---- Links at every step of every path ----------------------------------------------------------------------------

# The folders of a site with one file of each, what is statusbook's own there, and what stands beside it.
sub steps {
    my (%seen, @steps);
    for my $file (grep { !m{^\.statusbook/} } files_of($out)) {
        my $step = $file;
        push @steps, $step if !$seen{$step =~ s{[^/]*$}{}r}++;
        push @steps, $step while $step =~ s{/[^/]*$}{} && !$seen{$step}++;
    }
    return (sort(@steps), map { ".statusbook$_" } '', '/manifest', '/redo', '/stage');
}

fresh();
my @steps = steps();
cmp_ok(scalar @steps, '>', 12, 'there are such steps');
for my $kernel ({}, {LD_PRELOAD => $library, FAULT_NO_OPENAT2 => 1}) {
    local %environment = %$kernel;
    for my $way ([], ['--in-place']) {
        my (@touched, @ended);
        for my $step (@steps, 'OUT') {
            fresh();
            my $link = $step eq 'OUT' ? "$out/en/deep/link" : "$out/$step";
            plant($link);
            my $was = state_of();
            my ($status, undef, $errors) = build('new', '-o', $out, @$way);
            push @touched, $step if state_of() ne $was;
            push @ended, "$step: $status $errors" if $status !~ /^[03]$/ || ($status eq '3' && $errors !~ /^statusbook build: .*'\Q$out\E.*/);
        }
        my $name = join ' ', @$way, %$kernel ? 'without openat2' : ();
        is("@touched", '', "$name: links at every step: nothing behind them is touched");
        is("@ended", '', "$name: each build ends as it should");
    }
}

# ---- Beside the site ----------------------------------------------------------------------------------------------

sub stands_in_the_way {
    my ($name, $errors, @options) = @_;
    my $was = join ' ', map { -l $_ ? readlink $_ : -d $_ ? files_of($_) : read_file($_) } glob "$folder/*.statusbook-*";
    my ($status, undef, $said) = build('new', @options);
    is($status, 3, "$name: status");
    like($said, $errors, "$name: it is named");
    is(join(' ', map { -l $_ ? readlink $_ : -d $_ ? files_of($_) : read_file($_) } glob "$folder/*.statusbook-*"), $was, "$name: it is as it was");
}

fresh();
write_file("$out.statusbook-new/thesis", 'mine');
stands_in_the_way('a stage of somebody', qr{'\Q$out\E\.statusbook-new' was not made by statusbook, which prints there before the exchange; move it away}, '-o', $out);
system 'rm', '-r', "$out.statusbook-new";
write_file("$out.statusbook-new", 'mine');
stands_in_the_way('a file at the stage', qr{'\Q$out\E\.statusbook-new' was not made by statusbook}, '-o', $out);
unlink "$out.statusbook-new";
write_file("$out.statusbook-old/thesis", 'mine');
stands_in_the_way('an old site of somebody', qr{'\Q$out\E\.statusbook-old' holds files that statusbook did not print}, '-o', $out);
system 'rm', '-r', "$out.statusbook-old";
write_file("$out.statusbook-lock", 'mine');
stands_in_the_way('a lock of somebody', qr{'\Q$out\E\.statusbook-lock' was not made by statusbook, which needs this name for a lock; move it away}, '-o', $out);
unlink "$out.statusbook-lock";
for my $end ('new', 'old', 'lock') {
    symlink "$folder/not-there", "$out.statusbook-$end" or die;
    stands_in_the_way("a link to nowhere as -$end", qr{'\Q$out\E\.statusbook-$end'}, '-o', $out);
    ok(!-e "$folder/not-there", 'nothing was made there');
    unlink "$out.statusbook-$end";
}
my $tar = "$folder/site.tar";
write_file("$tar.statusbook-new", "mine\n" x 200);
stands_in_the_way('an archive of somebody', qr{'\Q$tar\E\.statusbook-new' was not made by statusbook, which needs this name for a new archive; move it away}, '--tar', $tar);
unlink "$tar.statusbook-new";
for my $end ('new', 'lock') {
    symlink "$folder/not-there", "$tar.statusbook-$end" or die;
    stands_in_the_way("a link to nowhere as -$end of an archive", qr{'\Q$tar\E\.statusbook-$end' is a symbolic link}, '--tar', $tar);
    ok(!-e "$folder/not-there", 'nothing was made there');
    unlink "$tar.statusbook-$end";
}

# ---- Manifests that lie -------------------------------------------------------------------------------------------

for my $day ('9999-99-99', '2026-02-30', '0000-01-01', '2026-13-01') {
    fresh();
    my $manifest = read_file("$out/.statusbook/manifest");
    write_file("$out/.statusbook/manifest", $manifest =~ s/ - / $day /r);
    my ($status, undef, $errors) = build('new', '-o', $out);
    is($status, 3, "a manifest with the day $day: status");
    like($errors, qr/is a manifest with lines that are none/, 'is none');
}
for my $path ('../precious/mine', '/etc/passwd', 'en/../../precious/mine', './en/index.html', 'en//index.html', '',
    '.statusbook/manifest', '.statusbook/redo', '.statusbook/stage') {
    for my $way ([], ['--in-place'], ['--only', 'en/http/404'], ['--dry-run']) {
        fresh();
        write_file("$precious/mine", 'mine');
        my $manifest = read_file("$out/.statusbook/manifest");
        write_file("$out/.statusbook/manifest", $manifest . "0123456789abcdef 4 - $path\n");
        my ($status, $errors) = spares("@$way a manifest that names '$path'", undef, 'new', '-o', $out, @$way);
        is($status, 3, 'is refused');
        like($errors, qr/is a manifest with lines that are none; remove the folder or choose another/, 'with what to do');
    }
}

# ---- While a build goes on ----------------------------------------------------------------------------------------

# Stops a build before its N-th call that changes something, lets somebody do something, and lets it go on. Gives its
# status, or nothing where there is no such call.
sub interfere {
    my ($which, $n, $somebody, @options) = @_;
    my $mark = "$folder/mark";
    unlink $mark;
    my $pid = fork // die "fork: $!\n";
    if ($pid == 0) {
        $ENV{$_} = $environment{$_} for keys %environment;
        @ENV{'LD_PRELOAD', 'FAULT_CALLS', 'FAULT_AT', 'FAULT_HOW', 'FAULT_MARK', 'ASAN_OPTIONS'} =
          ($library, 'open,mkdirat,linkat,renameat,renameat2,unlinkat', $n, 'stop', $mark, 'verify_asan_link_order=0');
        open STDERR, '>', '/dev/null';
        exec $ENV{STATUSBOOK} // 'build/statusbook', '-C', $book{$which}, 'build', '-q', '--jobs', 1, @options or die;
    }
    until (read_file("/proc/$pid/stat") =~ /\) T /) {
        return if waitpid($pid, 1) == $pid;    # WNOHANG: it has ended
        select undef, undef, undef, 0.001;
    }
    $somebody->();
    kill 'CONT', $pid;
    waitpid $pid, 0;
    return $? & 127 ? 'signal ' . ($? & 127) : $? >> 8;
}

# What somebody may put a link in place of, meanwhile.
sub swap {
    my ($path) = @_;
    rename $path, "$path-away" if -e $path && !-l $path;
    symlink $precious, $path;
}

for my $way ([], ['--in-place']) {
    for my $step ('en', 'en/http', '.statusbook', '.statusbook/stage', '.statusbook/stage/en', 'STAGE/en', 'STAGE/.statusbook', 'STAGE') {
        my (@touched, @ended, $n);
        for ($n = 1; ; $n += 11) {
            fresh();
            write_file("$precious/$_", 'mine') for 'http/404.html', 'http/mine', '404.html', 'manifest', 'stage/mine', 'index.html', 'mine', 'en/index.html';
            my $was    = state_of();
            my $link   = $step =~ s/^STAGE/$out.statusbook-new/r;
            $link = "$out/$link" if $link !~ m{^/};
            my $status = interfere('new', $n, sub { swap($link) }, '-o', $out, @$way) // last;
            push @touched, $n if state_of() ne $was;
            push @ended, "$n: $status" if $status !~ /^[03]$/;
        }
        cmp_ok($n, '>', 20, "@$way $step becomes a link: there are such moments");
        is("@touched", '', "@$way $step becomes a link: nothing behind it is touched");
        is("@ended", '', "@$way $step becomes a link: the build ends as it should");
    }
}

# The manifest that is read loses its bytes.
for my $way ([], ['--in-place']) {
    my (@ended, $n);
    for ($n = 1; ; $n += 5) {
        fresh();
        my $status = interfere('new', $n, sub { write_file("$out/.statusbook/manifest", '') }, '-o', $out, @$way) // last;
        push @ended, "$n: $status" if $status !~ /^[03]$/;
    }
    cmp_ok($n, '>', 20, "@$way the manifest is cut off meanwhile: there are such moments");
    is("@ended", '', "@$way the manifest is cut off meanwhile: the build ends as it should");
}

# Another folder is put at the place just before the exchange.
for my $kernel ({}, {FAULT_NO_EXCHANGE => 1}) {
    local %environment = %$kernel;
    for my $stood (1, 0) {
        my (@lost, $n, $n_refused);
        for ($n = 1; ; $n++) {
            fresh();
            system 'rm', '-r', $out if !$stood;
            my $status = interfere('new', $n, sub {
                rename $out, "$out-away" if -e $out;
                write_file("$out/thesis", 'dear');
            }, '-o', $out) // last;
            my @there = grep { -e "$_/thesis" } $out, "$out.statusbook-old", "$out.statusbook-new";
            push @lost, $n if !@there;
            $n_refused++ if $status eq '3' && "@there" eq $out;
        }
        my $name = ($stood ? 'over a site' : 'a first site') . (%$kernel ? ', slowly' : '');
        is("@lost", '', "$name: a folder that somebody puts there survives");
        cmp_ok($n_refused, '>', 5, "$name: and is refused");
    }
}
done_testing();
