# Why the system refuses, as the end of a sentence.
system-not-found = the file or its folder does not exist
system-denied = this is not permitted
system-exists = there is one of that name already
system-full = the disk is full
system-quota = no more may be stored here
system-too-large = the file is too large
system-read-only = nothing can be written there
system-folder = it is a folder
system-no-folder = a part of the path is not a folder
system-name = the name is not allowed there
system-no-memory = there is not enough memory
system-busy = it is in use
system-late = there was no answer in time
system-other = the system says: { $said }
