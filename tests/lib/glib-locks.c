/*
 * Shows the sanitizer of threads the locks of GLib, which is built without it: the linker has
 * calls of g_mutex_lock and the like go through here (`--wrap`). What GLib does inside remains
 * unseen.
 */
#include <glib.h>

void __tsan_acquire(void *address);
void __tsan_release(void *address);

void __real_g_mutex_lock(GMutex *mutex);
void __real_g_mutex_unlock(GMutex *mutex);
void __real_g_cond_wait(GCond *cond, GMutex *mutex);
gboolean __real_g_cond_wait_until(GCond *cond, GMutex *mutex, gint64 end);

void __wrap_g_mutex_lock(GMutex *mutex);
void __wrap_g_mutex_lock(GMutex *mutex)
{
    __real_g_mutex_lock(mutex);
    __tsan_acquire(mutex);
}

void __wrap_g_mutex_unlock(GMutex *mutex);
void __wrap_g_mutex_unlock(GMutex *mutex)
{
    __tsan_release(mutex);
    __real_g_mutex_unlock(mutex);
}

void __wrap_g_cond_wait(GCond *cond, GMutex *mutex);
void __wrap_g_cond_wait(GCond *cond, GMutex *mutex)
{
    __tsan_release(mutex);
    __real_g_cond_wait(cond, mutex);
    __tsan_acquire(mutex);
}

gboolean __wrap_g_cond_wait_until(GCond *cond, GMutex *mutex, gint64 end);
gboolean __wrap_g_cond_wait_until(GCond *cond, GMutex *mutex, gint64 end)
{
    __tsan_release(mutex);
    gboolean in_time = __real_g_cond_wait_until(cond, mutex, end);
    __tsan_acquire(mutex);
    return in_time;
}

/* What is made once: whoever finds it made has it from whoever made it. */
gboolean __real_g_once_init_enter(void *place);
void __real_g_once_init_leave(void *place, gsize value);
gpointer __real_g_once_impl(GOnce *once, GThreadFunc make, gpointer data);

gboolean __wrap_g_once_init_enter(void *place);
gboolean __wrap_g_once_init_enter(void *place)
{
    gboolean is_first = __real_g_once_init_enter(place);
    __tsan_acquire(place);
    return is_first;
}

void __wrap_g_once_init_leave(void *place, gsize value);
void __wrap_g_once_init_leave(void *place, gsize value)
{
    __tsan_release(place);
    __real_g_once_init_leave(place, value);
}

gpointer __wrap_g_once_impl(GOnce *once, GThreadFunc make, gpointer data);
gpointer __wrap_g_once_impl(GOnce *once, GThreadFunc make, gpointer data)
{
    gpointer made = __real_g_once_impl(once, make, data);
    __tsan_release(once);
    __tsan_acquire(once);
    return made;
}
