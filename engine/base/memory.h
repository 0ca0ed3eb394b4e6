/* base/memory.h -- out of memory ends the process, whoever asked for it. Includes: nothing. */
#ifndef TS_BASE_MEMORY_H
#define TS_BASE_MEMORY_H

/* Say so on standard error and end with status 75. */
_Noreturn void ts_memory_out(void);

#endif
