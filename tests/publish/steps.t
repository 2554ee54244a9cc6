# The steps of the workflow files run here, as far as they can without their hosts: each job in a checkout of its own, with
# artifacts handed on, against a site that a local server serves.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Actions;
use Book;
use Web;

plan skip_all => 'no YAML::PP' if !eval { require YAML::PP; 1 };
plan skip_all => 'no git checkout' if system('git ls-files >/dev/null 2>&1') != 0;
for my $tool ('curl', 'xxhsum', 'dpkg-query') {
    plan skip_all => "no $tool" if system("command -v $tool >/dev/null") != 0;
}
my $code = 'codes/http/404.yaml';

# What a run has; the site is served from the start, and is empty.
sub run_new {
    my $site = tempdir(CLEANUP => 1);
    my $url = 'http://127.0.0.1:' . folder_server($site) . '/';
    return {site => $site, url => $url, tools => runner_tools(), artifacts => tempdir(CLEANUP => 1), log => []};
}

# Code that gives checkouts with a small book whose address is this one; and `edit` changes the text of a code.
sub checkouts_at {
    my ($url, $edit) = @_;
    my $book = diag_book('base');
    write_file("$book/site.yaml", read_file("$book/site.yaml") =~ s/^base_url: .*/base_url: $url/mr);
    write_file("$book/$code", $edit->(read_file("$book/$code"))) if $edit;
    return sub { return checkout_new($book) };
}

# One letter of a description becomes another.
sub edit { return $_[0] =~ s/Nothing stands/Nothing stinds/r }
isnt(edit(read_file("tests/diag/base/$code")), read_file("tests/diag/base/$code"), 'there is something to edit');

# ---- GitHub ----
{
    my $workflow = '.github/workflows/publish.yml';
    my $run = run_new();
    my %push = ('github.ref' => 'refs/heads/main', 'github.event_name' => 'push', 'github.run_attempt' => 1);

    # A pull request: printed and kept, and nothing more.
    $run->{checkout} = checkouts_at($run->{url});
    is_deeply([workflow_run($workflow, $run, %push, 'github.ref' => 'refs/pull/1/merge', 'github.event_name' => 'pull_request')], ['build'],
              'GitHub: of a pull request only the build runs');
    is_deeply([grep { !m{/\.statusbook-changes$} } files_of($run->{artifacts})], ['changes-1/changes/added', 'changes-1/changes/changed', 'changes-1/changes/removed',
              'changes-1/manifest', 'preview/artifact.tar'], 'GitHub: its preview is kept');
    is_deeply([files_of($run->{site})], [], 'GitHub: nothing is published');

    # A push to another branch by hand: not even that.
    my $other = run_new();
    $other->{checkout} = $run->{checkout};
    is_deeply([workflow_run($workflow, $other, %push, 'github.ref' => 'refs/heads/other', 'github.event_name' => 'workflow_dispatch')], ['build'],
              'GitHub: another branch is not published');
    is_deeply([grep { !/^changes-1/ } files_of($other->{artifacts})], [], 'GitHub: nor kept for it');

    # The first publication.
    $run->{artifacts} = tempdir(CLEANUP => 1);
    is_deeply([workflow_run($workflow, $run, %push)], ['build', 'deploy', 'verify'], 'GitHub: a push is published and verified');
    my $said = join '', @{$run->{log}};
    like($said, qr/^::notice::no manifest at \Q$run->{url}\E/m, 'GitHub: there was nothing to tell it against');
    like($said, qr/files that are as the manifest says: 20 of 20/, 'GitHub: twenty files are right');
    unlike($said, qr/::warning/, 'GitHub: the address is that of site.yaml');
    ok(-f "$run->{site}/.nojekyll" && -f "$run->{site}/.statusbook/manifest", 'GitHub: hidden files are published too');
    like(read_file("$run->{artifacts}.GITHUB_STEP_SUMMARY"), qr/pages/, 'GitHub: there is a summary');
    unlike(read_file("$run->{site}/sitemap-en-1.xml"), qr/lastmod/, 'GitHub: nothing is said of when pages changed');

    # An edit, told against the live site; and once more, since the first attempt is started again.
    $run->{log} = [];
    $run->{checkout} = checkouts_at($run->{url}, \&edit);
    workflow_run($workflow, $run, %push, 'github.run_attempt' => 2);
    $said = join '', @{$run->{log}};
    like($said, qr/^the manifest of the live site: \d+ files$/m, 'GitHub: the live site is what it is told against');
    my @changed = split /\n/, read_file("$run->{artifacts}/changes-2/changes/changed");
    ok((grep { $_ eq 'en/http/404.html' } @changed) && !(grep { $_ eq 'en/http/410.html' } @changed), 'GitHub: the edited page has changed, another has not');
    like($said, qr/files that are as the manifest says: 20 of 20/, 'GitHub: it is verified');
    like(read_file("$run->{site}/sitemap-en-1.xml"), qr/lastmod/, 'GitHub: sitemaps say when');

    # What verification would find: a deployment that did nothing, and a book that says another address.
    my $stale = run_new();
    $stale->{checkout} = checkouts_at('https://status.example.org/');
    ok(!eval { workflow_run($workflow, {%$stale, url => "$stale->{url}none/"}, %push); 1 }, 'GitHub: a site that is not there is found');
    like($@, qr/^Hold twenty files.*files that are as the manifest says: 0 of 20/s, 'GitHub: and said');
    like($@, qr/^::warning file=site\.yaml::the site is at \Q$stale->{url}\Enone\//m, 'GitHub: and so is another address');

    # A wrong book is not published.
    my $wrong = run_new();
    $wrong->{checkout} = checkouts_at($wrong->{url}, sub { "$_[0]\nglos: x\n" });
    ok(!eval { workflow_run($workflow, $wrong, %push); 1 }, 'GitHub: a book with a mistake fails');
    like($@, qr/^::error file=codes\/http\/404\.yaml,line=\d+/m, 'GitHub: and the mistake is shown at its line');
    is_deeply([files_of($wrong->{site})], [], 'GitHub: and nothing is published');
}

# ---- GitLab ----
{
    my $jobs = yaml_of('.gitlab-ci.yml');
    my $run = run_new();
    my $checkout = checkouts_at($run->{url})->();

    # The commands of a job with what it extends, and its variables.
    my $job_run = sub {
        my ($name, $folder) = @_;
        my $job = $jobs->{$name};
        my $base = $job->{extends} ? $jobs->{$job->{extends}} : {};
        my $commands = join '', map { "$_\n" } @{$job->{script} // $base->{script}};
        return run_commands($commands, $folder, $run->{tools}, %{$base->{variables} // {}}, GITLAB_CI => 'true', CI_PAGES_URL => $run->{url});
    };
    my ($status, $said) = $job_run->('pages', $checkout);
    is($status, 0, 'GitLab: pages') or diag($said);
    is(join(' ', grep { !-d "$checkout/$_" } @{$jobs->{pages}{artifacts}{paths}}), '', 'GitLab: its artifacts are there');
    is(scalar(grep { !-e "$checkout/public/$_" } 'index.html', '404.html', '.statusbook/manifest'), 0, 'GitLab: the site is in public');
    system("cp -R '$checkout/public/.' '$run->{site}/'") == 0 or die;

    # The next job has a new checkout, and the artifacts of the one that it needs.
    my $next = checkouts_at($run->{url})->();
    system('cp', '-R', (map { "$checkout/$_" } @{$jobs->{pages}{artifacts}{paths}}), $next) == 0 or die;
    ($status, $said) = $job_run->('verify', $next);
    is($status, 0, 'GitLab: verify') or diag($said);
    like($said, qr/files that are as the manifest says: 20 of 20/, 'GitLab: twenty files are right');

    my $branch = checkouts_at($run->{url}, \&edit)->();
    ($status, $said) = $job_run->('preview', $branch);
    is($status, 0, 'GitLab: preview') or diag($said);
    like($said, qr/^the manifest of the live site: \d+ files$/m, 'GitLab: told against the live site');
    like(read_file("$branch/changes/changed"), qr{^en/http/404\.html$}m, 'GitLab: what has changed');

    SKIP: {
        skip 'no apt-cache', 1 if system('command -v apt-cache >/dev/null') != 0;
        my %wanted = map { $_ => 1 } map { grep { !/^-|^(install|update)$/ } split } split /\n/, read_file("$run->{tools}/calls");
        is(join(' ', grep { `apt-cache show $_ 2>/dev/null` eq '' } sort keys %wanted), '', 'the packages that are installed exist: ' . join ' ', sort keys %wanted);
    }
}
done_testing();
