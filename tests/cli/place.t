# The place of a site: folders that cannot be exchanged for others, those that must not, and what others have put there.
use strict;
use warnings;
use Test::More;
use File::Path 'make_path';
use Book;
use Site;

plan skip_all => 'no xxhsum to tell hashes with' if !has_xxhsum();
my $program = $ENV{STATUSBOOK} // 'build/statusbook';
my $is_asan = read_file($program) =~ /__asan_init/;
my $book    = golden_book();
my $folder  = fast_folder();
my $page    = 'en/http/404.html';
my $words   = 'a';

our $somebody; # who builds, where it is not who runs the tests
our $group;    # and of which group

sub build {
    my ($out, @options) = @_;
    local $) = $group // $);
    local $> = $somebody // $>;
    return statusbook('-C', $book, 'build', '-o', $out, @options);
}

# Prints what is new, and holds the site against its manifest. `way` is what the summary says of the way that was taken;
# '' where folders were exchanged.
sub prints {
    my ($name, $out, $way, $foreign, @options) = @_;
    say_in_code($book, 'http/404', ++$words);
    my ($status, $said, $errors) = build($out, @options);
    is($status, 0, "$name: status") or diag($errors);
    like($said, $way ? qr/^the folder was changed file by file: $way$/m : qr/\A(?!.*file by file)/s, "$name: the way");
    is(join(', ', manifest_faults($out, @$foreign)), '', "$name: the site is whole");
    ok(index(read_file("$out/$page"), "Now: $words.") > 0, "$name: it is the new one");
    is(join(' ', beside_of($out)), '', "$name: nothing is left");
}

sub inode { return (stat $_[0])[1] }

# ---- In place where it is asked for, and where it must be ---------------------------------------

{
    my $out = "$folder/asked";
    prints('a new folder', $out, '', [], '--in-place');
    my ($was, $icon) = (inode($out), inode((glob "$out/assets/icon*")[0]));
    prints('asked for', $out, 'it was asked for', [], '--in-place');
    is(inode($out), $was, 'the folder stays');
    is(inode((glob "$out/assets/icon*")[0]), $icon, 'so does a file that has not changed');
    my $state = join '', map { tree_state($_) } glob "$out/*";
    my ($status, $said) = build($out, '--in-place');
    is($status, 0, 'a build without a change: status');
    unlike($said, qr/one by one/, 'nothing was replaced');
    ok($state eq join('', map { tree_state($_) } glob "$out/*"), 'and nothing was touched');
    prints('exchanged again', $out, '', []);
    isnt(inode($out), $was, 'the folder is another one');
    (my $settings = read_file("$book/site.yaml")) =~ s/\[en, ja\]/[en]/ or die;
    my $both = read_file("$book/site.yaml");
    write_file("$book/site.yaml", $settings);
    prints('with fewer pages', $out, 'it was asked for', [], '--in-place');
    ok(!-e "$out/ja", 'a folder that is empty then is gone');
    write_file("$out/ja/mine", 'mine');
    write_file("$book/site.yaml", $both);
    prints('with more pages', $out, 'it was asked for', ['ja/mine'], '--in-place');
    write_file("$book/site.yaml", $settings);
    prints('with fewer again', $out, 'it was asked for', ['ja/mine'], '--in-place');
    is(join(' ', files_of("$out/ja")), 'mine', 'a folder of pages stays for what is foreign in it');
    write_file("$book/site.yaml", $both);
}
{
    my $out = "$folder/repository";
    mkdir $out;
    is(system('git', 'init', '-q', $out), 0, 'a repository');
    my @git = map { ".git/$_" } files_of("$out/.git");
    my $was = inode("$out/.git");
    prints('an empty repository', $out, 'it holds a .?\.git.?', \@git);
    prints('a repository', $out, 'it holds a .?\.git.?', \@git);
    is(inode("$out/.git"), $was, '.git is as it was');
    is(`git -C '$out' status --porcelain | head -c 3`, '?? ', 'and git takes it');
}
SKIP: {
    my $library = faults_library() or skip 'no C compiler', 10;
    my $out     = "$folder/no-links";
    local %ENV = (%ENV, LD_PRELOAD => $library, FAULT_CALLS => 'linkat', FAULT_AT => 'all', FAULT_HOW => 1,
        ASAN_OPTIONS => 'verify_asan_link_order=0');
    prints('a new folder without links', $out, '', []);
    write_file("$out/CNAME", 'mine');
    prints('a folder without links', $out, 'its files cannot be linked', ['CNAME']);
    build($out, '--only', 'http/404', '-q');
    is(join(', ', manifest_faults($out, 'CNAME')), '', 'a part of it');
}

# A part goes into a folder that stays, entry by entry; not every file system refuses to move one over another by itself.
SKIP: {
    my $library = faults_library() or skip 'no C compiler', 5;
    my %less    = (LD_PRELOAD => $library, FAULT_NO_EXCHANGE => 1, ASAN_OPTIONS => 'verify_asan_link_order=0');
    my @parts   = map { "$folder/part-$_" } 'exchanged', 'moved';
    mkdir $_ for @parts, map { "$_/.git" } @parts;
    for ([$parts[0], {}], [$parts[1], \%less]) {
        my ($out, $environment) = @$_;
        local %ENV = (%ENV, %$environment);
        my ($status, undef, $errors) = build($out, '-q', '--shard', '2/3');
        is("$status $errors", '0 ', "a part beside a .git: $out");
    }
    ok(-d "$parts[1]/en", 'its pages are there');
    is_deeply(tree_of($parts[1]), tree_of($parts[0]), 'all of them');
    is(join(' ', beside_of($parts[1])), '', 'nothing is left');
}
{
    my $out = "$folder/by-link";
    make_path("$folder/releases/1");
    symlink 'releases/1', $out or die;
    prints('a link to an empty folder', $out, '', []);
    prints('a link to a site', $out, '', []);
    prints('a link with a slash behind it', "$out/", '', []);
    is(readlink $out, 'releases/1', 'the link stays');
    is(join(' ', glob "$folder/releases/*"), "$folder/releases/1", 'nothing is left beside what it leads to');
}

# ---- What others have put there -----------------------------------------------------------------

{
    my $out = "$folder/foreign";
    build($out);
    my @mine = ('CNAME', '.well-known/acme/token', 'en/http/mine.txt', 'deep/er/and/deeper');
    write_file("$out/$_", "mine\n") for @mine;
    symlink 'no/where', "$out/dead-link";
    symlink 'CNAME', "$out/link";
    make_path("$out/empty/er");
    system 'mkfifo', "$out/pipe";
    utime 1, 1, "$out/CNAME";
    for my $options ([], ['--in-place']) {
        prints("@$options foreign files", $out, @$options ? 'it was asked for' : '', [@mine, 'link'], @$options);
        is(join(' ', map { read_file("$out/$_") } @mine), join(' ', ("mine\n") x @mine), 'they are as they were');
        is((stat "$out/CNAME")[9], 1, 'with their time');
        is(readlink "$out/dead-link", 'no/where', 'a link that leads nowhere is kept');
        ok(-d "$out/empty/er" && -p "$out/pipe", 'and so are an empty folder and a pipe');
    }
    for my $options ([], ['--in-place']) {
        my $standing = tree_of("$out/en");
        unlink "$out/ja/http/404.html";
        write_file("$out/ja/http/404.html/mine", 'mine');
        say_in_code($book, 'http/404', ++$words);
        my ($status, undef, $errors) = build($out, @$options);
        is($status, 3, "@$options a folder in the way of a page: status");
        like($errors, qr{'\Q$out\E/ja/http/404\.html' was not printed by statusbook and is in the way of what is; move it away\n\z}, 'it says so');
        is_deeply(tree_of("$out/en"), $standing, 'before the first page was replaced');
        system 'rm', '-r', "$out/ja/http/404.html";
        prints("@$options out of the way", $out, @$options ? 'it was asked for' : '', [@mine, 'link'], @$options);
    }
    # The file of a page that is not printed any more, or not this time, may be gone.
    my ($asset) = grep { /^assets\/style/ } files_of($out);
    write_file("$book/templates/assets/style.css", read_file("$book/templates/assets/style.css") . '/* more */');
    prints('other assets', $out, '', [@mine, 'link']);
    ok(-e "$out/$asset", 'those of the build before are kept');
    unlink "$out/$asset";
    prints('a kept file that somebody removed', $out, '', [@mine, 'link']);
    for my $options ([], ['--in-place']) {
        unlink "$out/ja/http/410.html";
        prints("@$options a page that somebody removed, in a part", $out, @$options ? 'it was asked for' : '', [@mine, 'link'],
            '--lang', 'en', @$options);
        prints("@$options a page that somebody removed", $out, @$options ? 'it was asked for' : '', [@mine, 'link'], @$options);
        ok(-e "$out/ja/http/410.html", 'it is back');
    }
}

# ---- Mounts -------------------------------------------------------------------------------------

# What an image has in a layer of its own stays where it is.
SKIP: {
    my %layer = map { $_ => "$folder/layers/$_" } 'lower', 'upper', 'work', 'all';
    make_path(values %layer, "$layer{lower}/empty");
    prints('a site in an image', "$layer{lower}/site", '', []);
    my @parts = map { "${_}dir=$layer{$_}" } 'lower', 'upper', 'work';
    skip 'one may not mount an overlay here', 18 if !mount_new($layer{all}, '-t', 'overlay', '-o', join(',', @parts, 'redirect_dir=off'), 'overlay');
    for my $name ('site', 'empty') {
        my $out      = "$layer{all}/$name";
        my $standing = tree_of($out);
        say_in_code($book, 'http/404', ++$words);
        my ($status, undef, $errors) = build($out);
        is($status, 3, "of a layer, $name: status");
        is($errors, "statusbook build: '$out' is part of an image or a layer, and so cannot be exchanged; build with --in-place, or remove it first\n", 'it says so');
        is_deeply(tree_of($out), $standing, 'nothing has changed');
        is(join(' ', beside_of($out)), '', 'nothing is left');
        prints("$name, in place", $out, 'it was asked for', [], '--in-place');
    }
    mount_end($layer{all});
}

SKIP: {
    my $out = "$folder/mount";
    mkdir $out;
    skip 'one may not mount a file system here', 30 if !mount_new($out, '-t', 'tmpfs', 'tmpfs');
    prints('a mount point that is empty', $out, 'it is a mount point', []);
    write_file("$out/CNAME", 'mine');
    prints('a mount point', $out, 'it is a mount point', ['CNAME']);
    my ($status, undef, $errors) = build("$folder/mount/", '--shard', '2/2');
    like($errors, qr/is not empty; a part of a site is printed to a folder of its own/, 'no place for a part of a site');
    mount_end($out);
    mount_new($out, '-t', 'tmpfs', 'tmpfs');
    for my $part (2, 1) {
        is((build($out, '--shard', "$part/2"))[0], 0, "part $part of two to a mount point that is empty");
        is(-e "$out/.statusbook" ? 'yes' : 'no', $part == 1 ? 'yes' : 'no', 'the first has the manifest');
        my @found = files_of($out);
        build("$folder/part-$part", '--shard', "$part/2");
        is("@found", join(' ', files_of("$folder/part-$part")), 'it is the part that it should be');
        system "rm -r '$out'/*";
        system "rm -rf '$out/.statusbook'";
    }
    mount_end($out);

    # A folder of the same file system, as containers have them.
    my ($real, $bound) = ("$folder/real", "$folder/bound");
    mkdir $_ for $real, $bound;
    mount_new($bound, '--bind', $real);
    prints('a folder that is mounted from beside it', $bound, 'it is a mount point', []);
    is(join(', ', manifest_faults($real)), '', 'it is there as well');

    # Who has it under another name is kept out all the same.
    open my $held, '<', $real or die;
    flock $held, 6 or die;
    ($status, undef, $errors) = build($bound);
    is($errors, "statusbook build: another build is printing to '$bound'\n", 'a build to the same folder at another place is kept out');
    close $held;

    # Others' mounts inside, which would stay behind with the old folder.
    my ($inside, $others) = ("$folder/inside", "$folder/others");
    write_file("$others/photo", 'mine');
    build($inside);
    for my $kind (['--bind', $others], ['-t', 'tmpfs', 'tmpfs']) {
        mkdir "$inside/uploads";
        mount_new("$inside/uploads", @$kind);
        write_file("$inside/uploads/photo", 'mine');
        my $standing = tree_of($inside);
        say_in_code($book, 'http/404', ++$words);
        ($status, undef, $errors) = build($inside);
        is($status, 3, "a mount inside (@$kind): status");
        is($errors, "statusbook build: '$inside/uploads' is a mount point, which cannot move with its folder; build with --in-place\n", 'it says so');
        is_deeply(tree_of($inside), $standing, 'nothing has changed');
        is(join(' ', beside_of($inside)), '', 'nothing is left');
        prints('with a mount inside', $inside, 'it was asked for', ['uploads/photo'], '--in-place');
        mount_end("$inside/uploads");
    }
    is(read_file("$others/photo"), 'mine', 'what was mounted is as it was');

    # Pages on another file system.
    my $spread = "$folder/spread";
    build($spread);
    mount_new("$spread/en", '-t', 'tmpfs', 'tmpfs');
    prints('a mount with pages', $spread, 'it was asked for', [], '--in-place');
    prints('a mount with pages, again', $spread, 'it was asked for', [], '--in-place');
    mount_end("$spread/en");
    mkdir "$folder/elsewhere";
    mount_new("$folder/elsewhere", '-t', 'tmpfs', 'tmpfs');
    system 'rm', '-r', "$spread/en";
    symlink '../elsewhere', "$spread/en" or die;
    ($status, undef, $errors) = build($spread, '--in-place');
    is($status, 3, 'a link to another file system: status');
    like($errors, qr{'\Q$spread\E/en' is a symbolic link, which is not followed; move it away\n\z}, 'it is named');
    is(join(' ', files_of("$folder/elsewhere")), '', 'nothing was written through it');
    is(readlink "$spread/en", '../elsewhere', 'the link stays');
}

# ---- Whose folders they are ---------------------------------------------------------------------

SKIP: {
    skip 'only root can become somebody else, and no leak checker can', 10 if $> != 0 || $is_asan;
    my $place = "$folder/place";
    chmod 0755, $book, $folder, map { "$book/$_" } qw(codes locales templates);
    make_path("$place/site", "$folder/own");
    chown 65534, 65534, "$place/site", "$folder/own";
    {
        local $somebody = 65534;
        prints('a folder in one that cannot be written', "$place/site", 'its parent cannot be written', []);
        prints('again', "$place/site", 'its parent cannot be written', []);
        open my $held, '<', "$place/site" or die;
        flock $held, 2 or die;
        my ($status, undef, $errors) = build("$place/site");
        is($errors, "statusbook build: another build is printing to '$place/site'\n", 'a second build there is kept out');
        is((build("$place/site", '-n'))[0], 0, 'a dry one is not');
    }
    my $out = "$folder/own/site";
    {
        local $somebody = 65534;
        build($out);
        write_file("$out/uploads/mine", 'mine');
        my $standing = tree_of($out);
        say_in_code($book, 'http/404', ++$words);
        my ($status, undef, $errors) = build($out);
        is($status, 3, 'a folder of somebody else: status');
        is($errors, "statusbook build: '$out/uploads' belongs to somebody else, and so cannot be exchanged; build with --in-place\n", 'it says so');
        is_deeply(tree_of($out), $standing, 'nothing has changed');
        prints('a folder of somebody else', $out, 'it was asked for', ['uploads/mine'], '--in-place');
        system 'rm', '-r', "$out/uploads";
        write_file("$out/closed/mine", 'mine');
        chown 65534, -1, "$out/closed", "$out/closed/mine";
        chmod 0555, "$out/closed";
        prints('a folder that nobody may write to', $out, '', ['closed/mine']);
        is((stat "$out/closed")[2] & 07777, 0555, 'stays so');
    }
    {
        # In place, what may not be changed is found before anything is.
        say_in_code($book, 'http/404', ++$words);
        my $standing = tree_of($out);
        chown 0, 0, "$out/en/http";
        local $somebody = 65534;
        my ($status, undef, $errors) = build($out, '--in-place');
        is($errors, "statusbook build: could not change what is in '$out/en/http': Permission denied\n", 'a folder of pages that is somebody else\'s, in place');
        is_deeply(tree_of($out), $standing, 'nothing has changed');
        chown 65534, -1, "$out/en/http";
        prints('when it is theirs again', $out, 'it was asked for', ['closed/mine'], '--in-place');
        say_in_code($book, 'http/404', ++$words);
        write_file("$out.statusbook-lock", '');
        chown 0, 0, "$out.statusbook-lock";
        prints('beside a lock that somebody else has left', $out, '', ['closed/mine']);
        ok(!-e "$out.statusbook-lock", 'it is gone');
    }
    {
        # Two of one group take turns, in a folder that hands its group down.
        my $shared = "$folder/shared";
        make_path($shared);
        chown -1, 5000, $shared;
        chmod 02775, $shared;
        local $group = '5000 5000';
        my $umask = umask 0002;
        for my $way ('', 'it was asked for') {
            for my $turn (1, 2) {
                local $somebody = 65532 + $turn;
                prints("a folder of the group, turn $turn", "$shared/site", $way, [], $way ? '--in-place' : ());
            }
        }
        umask 0000;
        say_in_code($book, 'http/404', ++$words);
        build("$shared/site");
        umask $umask;
        is(join(' ', grep { (lstat "$shared/site/$_")[2] & 0002 } files_of("$shared/site")), '', 'no umask lets everybody write');
    }
    {
        # A umask of 0777 leaves whoever makes a folder no right to open it.
        my $closed = "$folder/own/closed";
        local $somebody = 65534;
        mkdir "$closed.statusbook-new";
        chown 65534, -1, "$closed.statusbook-new";
        chmod 0, "$closed.statusbook-new";
        prints('beside an empty folder that nobody may open', $closed, '', []);
    }
    is((stat $out)[4], 65534, 'the site is somebody\'s');
    prints('printed by root', $out, '', ['closed/mine']);
    is(join(' ', map { (stat "$out/$_")[4] } '.', 'closed', 'closed/mine'), '65534 65534 65534', 'folders and foreign files stay whose they were');
}
done_testing();
