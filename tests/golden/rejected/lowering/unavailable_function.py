import os

for folder, folders, files in os.walk("/"):
    print(folder)
