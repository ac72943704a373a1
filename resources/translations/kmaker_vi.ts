<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>KMaker Studio {}</source>
        <translation>KMaker Studio {}</translation>
    </message>
    <message>
        <source>From a song and its lyrics to word timings, lyric files and a karaoke video. MIT licence.</source>
        <translation>Từ một bài hát và lời của nó đến thời gian từng từ, tệp lời và video karaoke. Giấy phép MIT.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>Drop a song and its lyrics on the window. The words are timed by themselves.</source>
        <translation>Thả bài hát và lời vào cửa sổ. Các từ được canh thời gian tự động.</translation>
    </message>
    <message>
        <source>Go from one doubtful word to the next: each is played with what is around it.</source>
        <translation>Đi từ từ đáng ngờ này sang từ kế tiếp: mỗi từ được phát cùng đoạn quanh nó.</translation>
    </message>
    <message>
        <source>Drag a word or its edge, or set its start and end at the playhead.</source>
        <translation>Kéo một từ hoặc mép của nó, hoặc đặt đầu và cuối từ tại vạch phát.</translation>
    </message>
    <message>
        <source>Lock what is right, and realign the rest.</source>
        <translation>Khoá những từ đã đúng và canh lại phần còn lại.</translation>
    </message>
    <message>
        <source>Export the lyrics or the video.</source>
        <translation>Xuất lời hoặc video.</translation>
    </message>
    <message>
        <source>Every command can be found by its name.</source>
        <translation>Mọi lệnh đều tìm được theo tên.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Những bước đầu tiên</translation>
    </message>
    <message>
        <source>From a song to a karaoke video</source>
        <translation>Từ bài hát đến video karaoke</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Keeping the edits</source>
        <translation>Đang giữ các chỉnh sửa</translation>
    </message>
</context>
<context>
    <name>CalibrationDialog</name>
    <message>
        <source>Tap latency</source>
        <translation>Độ trễ khi gõ</translation>
    </message>
    <message>
        <source>Tap along with ten beeps</source>
        <translation>Gõ theo mười tiếng bíp</translation>
    </message>
    <message>
        <source>Press Start, listen, and tap {} with every beep. How late you are in the middle is taken off every tap from then on, so that words begin where you heard them.</source>
        <translation>Nhấn Bắt đầu, lắng nghe và gõ {} theo từng tiếng bíp. Độ trễ trung vị của bạn sẽ được trừ khỏi mọi lần gõ về sau, để từ bắt đầu đúng chỗ bạn nghe.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>phím cách</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>No correction</source>
        <translation>Không hiệu chỉnh</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Dùng kết quả này</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>There is no sound device, so nothing can be heard: connect one and try again.</source>
        <translation>Không có thiết bị âm thanh nên không nghe được gì: hãy kết nối một thiết bị rồi thử lại.</translation>
    </message>
    <message>
        <source>{} of {} beeps tapped. Your taps come {} ms after the sound.</source>
        <translation>Đã gõ {}/{} tiếng bíp. Bạn gõ sau âm thanh {} ms.</translation>
    </message>
    <message>
        <source>{} of {} beeps tapped …</source>
        <translation>Đã gõ {}/{} tiếng bíp …</translation>
    </message>
    <message>
        <source>Only {} beeps were tapped, {} are needed: try again.</source>
        <translation>Mới gõ {} tiếng bíp, cần {}: hãy thử lại.</translation>
    </message>
    <message>
        <source>Now {} ms are taken off every tap.</source>
        <translation>Hiện mỗi lần gõ được trừ {} ms.</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>{} s left</source>
        <translation>còn {} giây</translation>
    </message>
    <message>
        <source>{} min left</source>
        <translation>còn {} phút</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Undo: {}</source>
        <translation>Hoàn tác: {}</translation>
    </message>
    <message>
        <source>Redo: {}</source>
        <translation>Làm lại: {}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Fix every problem that can be fixed</source>
        <translation>Sửa mọi vấn đề sửa được</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>Xuất thành</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Mở gần đây</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Mở…</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Xoá danh sách</translation>
    </message>
    <message>
        <source>Paste lyrics</source>
        <translation>Dán lời</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Lưu thành…</translation>
    </message>
    <message>
        <source>Revert to the saved file</source>
        <translation>Trở về bản đã lưu</translation>
    </message>
    <message>
        <source>Close the song</source>
        <translation>Đóng bài hát</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Enhanced LRC…</source>
        <translation>LRC nâng cao…</translation>
    </message>
    <message>
        <source>ASS karaoke…</source>
        <translation>ASS karaoke…</translation>
    </message>
    <message>
        <source>ZAC2022 JSON…</source>
        <translation>ZAC2022 JSON…</translation>
    </message>
    <message>
        <source>Plain text…</source>
        <translation>Văn bản thuần…</translation>
    </message>
    <message>
        <source>MP4 video…</source>
        <translation>Video MP4…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Previous word</source>
        <translation>Từ trước</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Từ sau</translation>
    </message>
    <message>
        <source>Previous doubtful word</source>
        <translation>Từ đáng ngờ trước</translation>
    </message>
    <message>
        <source>Next doubtful word</source>
        <translation>Từ đáng ngờ tiếp theo</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>Dòng trước</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Dòng sau</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Bảng tiếp theo</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>Bảng trước</translation>
    </message>
    <message>
        <source>Every command…</source>
        <translation>Mọi lệnh…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Phím tắt…</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Những bước đầu tiên</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Xem nhật ký</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>About KMaker Studio</source>
        <translation>Giới thiệu KMaker Studio</translation>
    </message>
    <message>
        <source>Split the line</source>
        <translation>Tách dòng</translation>
    </message>
    <message>
        <source>Join two lines</source>
        <translation>Nối hai dòng</translation>
    </message>
    <message>
        <source>“{}” to the next line</source>
        <translation>“{}” xuống dòng sau</translation>
    </message>
    <message>
        <source>“{}” to the line before</source>
        <translation>“{}” lên dòng trước</translation>
    </message>
    <message>
        <source>Singer of the line</source>
        <translation>Người hát của dòng</translation>
    </message>
    <message>
        <source>Who sings “{}”?</source>
        <translation>Ai hát “{}”?</translation>
    </message>
    <message>
        <source>Singer “{}”</source>
        <translation>Người hát “{}”</translation>
    </message>
    <message>
        <source>Time the repeats alike</source>
        <translation>Canh các đoạn lặp giống nhau</translation>
    </message>
    <message>
        <source>Correct the lyrics</source>
        <translation>Sửa lời</translation>
    </message>
    <message>
        <source>Split the line before the word</source>
        <translation>Tách dòng trước từ này</translation>
    </message>
    <message>
        <source>Join with the next line</source>
        <translation>Nối với dòng sau</translation>
    </message>
    <message>
        <source>Word to the line before</source>
        <translation>Đưa từ lên dòng trước</translation>
    </message>
    <message>
        <source>Word to the next line</source>
        <translation>Đưa từ xuống dòng sau</translation>
    </message>
    <message>
        <source>Singer…</source>
        <translation>Người hát…</translation>
    </message>
    <message>
        <source>Change repeated stanzas together</source>
        <translation>Sửa các khổ lặp cùng lúc</translation>
    </message>
    <message>
        <source>Time the repeats of this stanza alike</source>
        <translation>Canh các đoạn lặp theo khổ này</translation>
    </message>
    <message>
        <source>Nothing with a time is selected, so there is no part to play.</source>
        <translation>Chưa chọn gì có thời gian nên không có đoạn nào để phát.</translation>
    </message>
    <message>
        <source>Speed {} %, the pitch stays</source>
        <translation>Tốc độ {} %, giữ nguyên cao độ</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>Play the selection</source>
        <translation>Phát phần đã chọn</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Lặp phần đã chọn</translation>
    </message>
    <message>
        <source>Back 2 s</source>
        <translation>Lùi 2 giây</translation>
    </message>
    <message>
        <source>On 2 s</source>
        <translation>Tới 2 giây</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Về đầu bài</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Đến cuối bài</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Chậm hơn</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Nhanh hơn</translation>
    </message>
    <message>
        <source>Voice in front</source>
        <translation>Nổi giọng hát</translation>
    </message>
    <message>
        <source>Play a word that is clicked</source>
        <translation>Phát từ được nhấp</translation>
    </message>
    <message>
        <source>Tap to time</source>
        <translation>Gõ để canh giờ</translation>
    </message>
    <message>
        <source>Measure the tap latency…</source>
        <translation>Đo độ trễ khi gõ…</translation>
    </message>
    <message>
        <source>Select words to realign first.</source>
        <translation>Hãy chọn các từ cần canh lại trước.</translation>
    </message>
    <message>
        <source>Select a word of the line to realign first.</source>
        <translation>Hãy chọn một từ của dòng cần canh lại trước.</translation>
    </message>
    <message>
        <source>There is no word after the playhead.</source>
        <translation>Không có từ nào sau vạch phát.</translation>
    </message>
    <message>
        <source>These words are locked, so they stay: unlock them first.</source>
        <translation>Các từ này đang khoá nên được giữ nguyên: hãy mở khoá trước.</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Phát hoặc dừng</translation>
    </message>
    <message>
        <source>Realign the selection</source>
        <translation>Canh lại phần đã chọn</translation>
    </message>
    <message>
        <source>Realign the line</source>
        <translation>Canh lại dòng</translation>
    </message>
    <message>
        <source>Realign from here on</source>
        <translation>Canh lại từ đây trở đi</translation>
    </message>
    <message>
        <source>Realign the whole song</source>
        <translation>Canh lại cả bài</translation>
    </message>
    <message>
        <source>The language changes when the program is started the next time.</source>
        <translation>Ngôn ngữ sẽ đổi khi chương trình khởi động lần sau.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Các bảng</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Whole song</source>
        <translation>Cả bài hát</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>Lời</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Đặt lại bố cục</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Theo màn hình nền</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Unlock “{}”</source>
        <translation>Mở khoá “{}”</translation>
    </message>
    <message>
        <source>Lock “{}”</source>
        <translation>Khoá “{}”</translation>
    </message>
    <message>
        <source>Start of “{}”</source>
        <translation>Đầu của “{}”</translation>
    </message>
    <message>
        <source>End of “{}”</source>
        <translation>Cuối của “{}”</translation>
    </message>
    <message>
        <source>Join the syllables</source>
        <translation>Gộp các âm tiết</translation>
    </message>
    <message>
        <source>This word has one syllable, as far as the language&apos;s rules tell.</source>
        <translation>Theo quy tắc của ngôn ngữ, từ này chỉ có một âm tiết.</translation>
    </message>
    <message>
        <source>Split into syllables</source>
        <translation>Tách thành âm tiết</translation>
    </message>
    <message>
        <source>Split every word into syllables</source>
        <translation>Tách mọi từ thành âm tiết</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Khoá hoặc mở khoá</translation>
    </message>
    <message>
        <source>Start at the playhead</source>
        <translation>Bắt đầu tại vạch phát</translation>
    </message>
    <message>
        <source>While playing</source>
        <translation>Khi đang phát</translation>
    </message>
    <message>
        <source>Selected time</source>
        <translation>Khoảng thời gian chọn</translation>
    </message>
    <message>
        <source>Select all words</source>
        <translation>Chọn mọi từ</translation>
    </message>
    <message>
        <source>Select the line</source>
        <translation>Chọn cả dòng</translation>
    </message>
    <message>
        <source>Select the next word too</source>
        <translation>Chọn thêm từ sau</translation>
    </message>
    <message>
        <source>Select the previous word too</source>
        <translation>Chọn thêm từ trước</translation>
    </message>
    <message>
        <source>Begin at the playhead</source>
        <translation>Bắt đầu tại vạch phát</translation>
    </message>
    <message>
        <source>End at the playhead</source>
        <translation>Kết thúc tại vạch phát</translation>
    </message>
    <message>
        <source>Select no time</source>
        <translation>Bỏ chọn khoảng thời gian</translation>
    </message>
    <message>
        <source>Zoom to the line</source>
        <translation>Phóng vừa dòng</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Phóng vừa phần đã chọn</translation>
    </message>
    <message>
        <source>Centre the playhead</source>
        <translation>Đưa vạch phát vào giữa</translation>
    </message>
    <message>
        <source>Scroll back</source>
        <translation>Cuộn lùi</translation>
    </message>
    <message>
        <source>Scroll on</source>
        <translation>Cuộn tới</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Phổ âm</translation>
    </message>
    <message>
        <source>More contrast in the spectrogram</source>
        <translation>Tăng tương phản phổ âm</translation>
    </message>
    <message>
        <source>Less contrast in the spectrogram</source>
        <translation>Giảm tương phản phổ âm</translation>
    </message>
    <message>
        <source>Turn pages</source>
        <translation>Lật trang</translation>
    </message>
    <message>
        <source>Keep the playhead in place</source>
        <translation>Giữ vạch phát tại chỗ</translation>
    </message>
    <message>
        <source>Stay where it is</source>
        <translation>Đứng yên</translation>
    </message>
    <message>
        <source>10 ms earlier</source>
        <translation>Sớm hơn 10 ms</translation>
    </message>
    <message>
        <source>10 ms later</source>
        <translation>Muộn hơn 10 ms</translation>
    </message>
    <message>
        <source>Edit the text</source>
        <translation>Sửa chữ</translation>
    </message>
    <message>
        <source>Split “{}”</source>
        <translation>Tách “{}”</translation>
    </message>
    <message>
        <source>Merge “{}” with the next word</source>
        <translation>Gộp “{}” với từ sau</translation>
    </message>
    <message>
        <source>Delete “{}”</source>
        <translation>Xoá “{}”</translation>
    </message>
    <message>
        <source>“{}” cannot go further.</source>
        <translation>“{}” không thể đi xa hơn.</translation>
    </message>
    <message>
        <source>This word has no timed syllables: split it first.</source>
        <translation>Từ này chưa có âm tiết được canh giờ: hãy tách nó trước.</translation>
    </message>
    <message>
        <source>Syllables of “{}”</source>
        <translation>Âm tiết của “{}”</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Dời</translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation>Tách tại vạch phát</translation>
    </message>
    <message>
        <source>Merge with the next, or the selected</source>
        <translation>Gộp với từ sau, hoặc các từ đã chọn</translation>
    </message>
    <message>
        <source>Insert at the playhead…</source>
        <translation>Chèn tại vạch phát…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Syllable&apos;s edge at the playhead</source>
        <translation>Mép âm tiết tại vạch phát</translation>
    </message>
    <message>
        <source>50 ms earlier</source>
        <translation>Sớm hơn 50 ms</translation>
    </message>
    <message>
        <source>50 ms later</source>
        <translation>Muộn hơn 50 ms</translation>
    </message>
    <message>
        <source>A frame earlier</source>
        <translation>Sớm hơn một khung hình</translation>
    </message>
    <message>
        <source>A frame later</source>
        <translation>Muộn hơn một khung hình</translation>
    </message>
    <message>
        <source>This and all after it in the line 10 ms earlier</source>
        <translation>Từ này và các từ sau trong dòng sớm hơn 10 ms</translation>
    </message>
    <message>
        <source>This and all after it in the line 10 ms later</source>
        <translation>Từ này và các từ sau trong dòng muộn hơn 10 ms</translation>
    </message>
    <message>
        <source>Start 10 ms earlier</source>
        <translation>Đầu sớm hơn 10 ms</translation>
    </message>
    <message>
        <source>Start 10 ms later</source>
        <translation>Đầu muộn hơn 10 ms</translation>
    </message>
    <message>
        <source>End 10 ms earlier</source>
        <translation>Cuối sớm hơn 10 ms</translation>
    </message>
    <message>
        <source>End 10 ms later</source>
        <translation>Cuối muộn hơn 10 ms</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>A fault</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Something went wrong in the program ({}). Your song is still here; the log has the details.</source>
        <translation>Chương trình gặp lỗi ({}). Bài hát của bạn vẫn còn đây; nhật ký có chi tiết.</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Float or dock this panel</source>
        <translation>Tách hoặc gắn bảng này</translation>
    </message>
    <message>
        <source>Close this panel (View &gt; Panels brings it back)</source>
        <translation>Đóng bảng này (mở lại trong Hiển thị &gt; Các bảng)</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Lyrics</source>
        <translation>Lời</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Problems ({})</source>
        <translation>Vấn đề ({})</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>A time for each word (enhanced LRC)</source>
        <translation>Thời gian cho từng từ (LRC nâng cao)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Tuỳ chọn</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>Lưu vào</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Kích thước hình</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Số khung hình mỗi giây</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Tiến độ xuất</translation>
    </message>
    <message>
        <source>{} frames a second</source>
        <translation>{} khung hình/giây</translation>
    </message>
    <message>
        <source>Exporting {}…</source>
        <translation>Đang xuất {}…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Ghi đè</translation>
    </message>
    <message>
        <source>{} is there already.</source>
        <translation>{} đã có sẵn.</translation>
    </message>
    <message>
        <source>Overwriting it cannot be undone.</source>
        <translation>Ghi đè thì không thể hoàn tác.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>{} is ready.</source>
        <translation>{} đã sẵn sàng.</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Songs, lyrics and projects</source>
        <translation>Bài hát, lời và dự án</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Lưu dự án</translation>
    </message>
    <message>
        <source>KMaker project</source>
        <translation>Dự án KMaker</translation>
    </message>
    <message>
        <source>Where is {}?</source>
        <translation>{} ở đâu?</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Bài hát</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>MP4 video</source>
        <translation>Video MP4</translation>
    </message>
    <message>
        <source>ASS karaoke</source>
        <translation>ASS karaoke</translation>
    </message>
    <message>
        <source>Enhanced LRC</source>
        <translation>LRC nâng cao</translation>
    </message>
    <message>
        <source>Plain lyrics</source>
        <translation>Lời thuần</translation>
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>Got it</source>
        <translation>Đã hiểu</translation>
    </message>
    <message>
        <source>Hide this line; Help &gt; First steps says more</source>
        <translation>Ẩn dòng này; xem thêm ở Trợ giúp &gt; Những bước đầu tiên</translation>
    </message>
    <message>
        <source>{play} plays. {next} goes to the next doubtful word. Drag a word or its edge. {all} finds every command.</source>
        <translation>{play} để phát. {next} đến từ đáng ngờ tiếp theo. Kéo một từ hoặc mép của nó. {all} tìm mọi lệnh.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>As it was opened</source>
        <translation>Như khi mở</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Text of the word</source>
        <translation>Chữ của từ</translation>
    </message>
    <message>
        <source>Type | between two syllables</source>
        <translation>Gõ | giữa hai âm tiết</translation>
    </message>
    <message>
        <source>Start of the word</source>
        <translation>Đầu của từ</translation>
    </message>
    <message>
        <source>End of the word</source>
        <translation>Cuối của từ</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Tách</translation>
    </message>
    <message>
        <source>Split the word into syllables</source>
        <translation>Tách từ thành âm tiết</translation>
    </message>
    <message>
        <source>Singer of the line</source>
        <translation>Người hát của dòng</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Đã khoá</translation>
    </message>
    <message>
        <source>Click a word on the timeline
or in the lyrics to edit it here.</source>
        <translation>Nhấp một từ trên dòng thời gian
hoặc trong lời để sửa tại đây.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Đầu</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Cuối</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Độ dài</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Độ tin cậy</translation>
    </message>
    <message>
        <source>Syllables</source>
        <translation>Âm tiết</translation>
    </message>
    <message>
        <source>Singer</source>
        <translation>Người hát</translation>
    </message>
    <message>
        <source>start / end at the playhead</source>
        <translation>đầu / cuối tại vạch phát</translation>
    </message>
    <message>
        <source>10 ms earlier / later</source>
        <translation>sớm / muộn hơn 10 ms</translation>
    </message>
    <message>
        <source>next doubtful word</source>
        <translation>từ đáng ngờ tiếp theo</translation>
    </message>
    <message>
        <source>every command</source>
        <translation>mọi lệnh</translation>
    </message>
    <message>
        <source>A locked word keeps its time when the song is aligned again</source>
        <translation>Từ đã khoá giữ nguyên thời gian khi bài hát được canh lại</translation>
    </message>
    <message>
        <source>{} ms</source>
        <translation>{} ms</translation>
    </message>
    <message>
        <source>not timed</source>
        <translation>chưa canh giờ</translation>
    </message>
    <message>
        <source>Text “{}”</source>
        <translation>Chữ “{}”</translation>
    </message>
    <message>
        <source>Times of “{}”</source>
        <translation>Thời gian của “{}”</translation>
    </message>
    <message>
        <source>Lock “{}”</source>
        <translation>Khoá “{}”</translation>
    </message>
    <message>
        <source>Unlock “{}”</source>
        <translation>Mở khoá “{}”</translation>
    </message>
    <message>
        <source>Singer “{}”</source>
        <translation>Người hát “{}”</translation>
    </message>
    <message>
        <source>No singer</source>
        <translation>Không ghi người hát</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Go back to {} as it was last saved?</source>
        <translation>Trở về {} như lần lưu cuối?</translation>
    </message>
    <message>
        <source>The edits since then are given up.</source>
        <translation>Các chỉnh sửa từ đó sẽ bị bỏ.</translation>
    </message>
    <message>
        <source>Give them up</source>
        <translation>Bỏ chúng</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Trở về bản đã lưu</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>Đã lưu {}</translation>
    </message>
    <message>
        <source>Both are safe: that program&apos;s work is in the file, yours is here and in the recovery folder. The file that you overwrite is kept as .bak.</source>
        <translation>Cả hai đều an toàn: phần của chương trình kia nằm trong tệp, phần của bạn ở đây và trong thư mục khôi phục. Tệp bị ghi đè được giữ lại với đuôi .bak.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Lưu thành…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Ghi đè</translation>
    </message>
    <message>
        <source>Reload, give up my edits</source>
        <translation>Tải lại, bỏ chỉnh sửa của tôi</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Bị chương trình khác thay đổi</translation>
    </message>
    <message>
        <source>The project was not saved; the file on the disk is as it was. Your edits are open here</source>
        <translation>Dự án chưa được lưu; tệp trên đĩa vẫn như cũ. Chỉnh sửa của bạn đang mở ở đây</translation>
    </message>
    <message>
        <source>, and nowhere else: the recovery folder refuses them too. Save them elsewhere now.</source>
        <translation> và không ở đâu khác: thư mục khôi phục cũng từ chối chúng. Hãy lưu ngay ở nơi khác.</translation>
    </message>
    <message>
        <source>, and kept for the next start should the program end.</source>
        <translation>, và được giữ cho lần khởi động sau nếu chương trình kết thúc.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>{} is not the sound that this project was timed by.</source>
        <translation>{} không phải là âm thanh mà dự án này đã canh theo.</translation>
    </message>
    <message>
        <source>Its name is the same but its content is not, so the words may be off. Nothing was changed. Keep going if it is the same recording in another quality.</source>
        <translation>Tên giống nhau nhưng nội dung khác nên các từ có thể lệch. Chưa có gì thay đổi. Hãy tiếp tục nếu đó là cùng bản thu với chất lượng khác.</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Realign the words</source>
        <translation>Canh lại các từ</translation>
    </message>
    <message>
        <source>Locate the old one…</source>
        <translation>Tìm tệp cũ…</translation>
    </message>
    <message>
        <source>Another sound</source>
        <translation>Âm thanh khác</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>LyricsPanel</name>
    <message>
        <source>Lyrics</source>
        <translation>Lời</translation>
    </message>
    <message>
        <source>There would be no words left: keep at least one, or open other lyrics.</source>
        <translation>Sẽ không còn từ nào: hãy giữ ít nhất một từ, hoặc mở lời khác.</translation>
    </message>
    <message>
        <source>Change the lyrics</source>
        <translation>Sửa lời</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 dòng</translation>
    </message>
    <message>
        <source>{} lines</source>
        <translation>{} dòng</translation>
    </message>
    <message>
        <source>1 repeat</source>
        <translation>1 đoạn lặp</translation>
    </message>
    <message>
        <source>{} repeats</source>
        <translation>{} đoạn lặp</translation>
    </message>
</context>
<context>
    <name>LyricsWriting</name>
    <message>
        <source>Lyrics to correct</source>
        <translation>Lời cần sửa</translation>
    </message>
    <message>
        <source>What you do not change keeps its timing. | inside a word marks a syllable.</source>
        <translation>Những gì bạn không đổi giữ nguyên thời gian. Dấu | trong từ tách âm tiết.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Take the text over (Ctrl+Enter)</source>
        <translation>Nhận văn bản này (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Leave the lyrics as they were (Esc)</source>
        <translation>Giữ lời như cũ (Esc)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a song</source>
        <translation>Mở bài hát</translation>
    </message>
    <message>
        <source>Open lyrics</source>
        <translation>Mở lời</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Chỉ đọc</translation>
    </message>
    <message>
        <source>You can look, play and export here. To edit, close the other window, or save under another name.</source>
        <translation>Ở đây bạn có thể xem, phát và xuất. Để sửa, hãy đóng cửa sổ kia hoặc lưu dưới tên khác.</translation>
    </message>
    <message>
        <source> (read only)</source>
        <translation> (chỉ đọc)</translation>
    </message>
    <message>
        <source>unsaved edits</source>
        <translation>có chỉnh sửa chưa lưu</translation>
    </message>
    <message>
        <source>saved {}</source>
        <translation>đã lưu {}</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>đã lưu</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>chưa lưu</translation>
    </message>
    <message>
        <source>No song</source>
        <translation>Chưa có bài hát</translation>
    </message>
    <message>
        <source>Only files on this computer can be opened: save it first, then drop the file.</source>
        <translation>Chỉ mở được tệp trên máy này: hãy lưu tệp trước rồi thả vào.</translation>
    </message>
    <message>
        <source>These files</source>
        <translation>Các tệp này</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>khi đóng</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Exported</source>
        <translation>Đã xuất</translation>
    </message>
    <message>
        <source>{} is ready.</source>
        <translation>{} đã sẵn sàng.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>“{name}” has edits that are not saved. Save them before {what}?</source>
        <translation>“{name}” có chỉnh sửa chưa lưu. Lưu lại trước {what}?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Discard the edits</source>
        <translation>Bỏ chỉnh sửa</translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation>Chỉnh sửa chưa lưu</translation>
    </message>
    <message>
        <source>{new} was dropped on the open song “{old}”. What shall it be?</source>
        <translation>{new} được thả vào bài hát đang mở “{old}”. Đây là gì?</translation>
    </message>
    <message>
        <source>The sound of this song</source>
        <translation>Âm thanh của bài này</translation>
    </message>
    <message>
        <source>The lyrics of this song</source>
        <translation>Lời của bài này</translation>
    </message>
    <message>
        <source>A new song</source>
        <translation>Một bài hát mới</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Tệp khác</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the song</source>
        <translation>Toàn cảnh bài hát</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Nothing was opened or changed.</source>
        <translation>Chưa mở hay thay đổi gì.</translation>
    </message>
    <message>
        <source>These files</source>
        <translation>Các tệp này</translation>
    </message>
    <message>
        <source>There is no text to paste: copy the words of the song first.</source>
        <translation>Không có văn bản để dán: hãy sao chép lời bài hát trước.</translation>
    </message>
    <message>
        <source>Open a song and its lyrics</source>
        <translation>Mở bài hát và lời</translation>
    </message>
    <message>
        <source>opening another song</source>
        <translation>khi mở bài khác</translation>
    </message>
    <message>
        <source>closing it</source>
        <translation>khi đóng bài</translation>
    </message>
    <message>
        <source>A recovery file is damaged and cannot be read.</source>
        <translation>Một tệp khôi phục bị hỏng và không đọc được.</translation>
    </message>
    <message>
        <source>Saved projects are not touched by this. It was moved to:
{}</source>
        <translation>Các dự án đã lưu không bị ảnh hưởng. Tệp được chuyển đến:
{}</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Open {new} in place of “{old}”?</source>
        <translation>Mở {new} thay cho “{old}”?</translation>
    </message>
    <message>
        <source>Everything in the open song is saved.</source>
        <translation>Mọi thứ trong bài đang mở đã được lưu.</translation>
    </message>
    <message>
        <source>Another song</source>
        <translation>Bài hát khác</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Văn bản đã dán</translation>
    </message>
    <message>
        <source>beginning another song</source>
        <translation>khi bắt đầu bài khác</translation>
    </message>
    <message>
        <source>replacing the lyrics</source>
        <translation>khi thay lời</translation>
    </message>
    <message>
        <source>“{name}” has edits that were not saved when the program ended, the last at {time}.</source>
        <translation>“{name}” có chỉnh sửa chưa lưu khi chương trình kết thúc, lần cuối lúc {time}.</translation>
    </message>
    <message>
        <source>Restore them</source>
        <translation>Khôi phục chúng</translation>
    </message>
    <message>
        <source>Open without them</source>
        <translation>Mở không có chúng</translation>
    </message>
    <message>
        <source>They stay in the recovery folder until you restore or discard them.</source>
        <translation>Chúng nằm trong thư mục khôi phục cho đến khi bạn khôi phục hoặc bỏ.</translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation>Chỉnh sửa chưa lưu</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>Mở dự án</translation>
    </message>
    <message>
        <source>The file was not changed.</source>
        <translation>Tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>{} is whole and holds the project as it was before its last save. The damaged file is kept.</source>
        <translation>{} còn nguyên và chứa dự án như trước lần lưu cuối. Tệp hỏng được giữ lại.</translation>
    </message>
    <message>
        <source>Open the backup</source>
        <translation>Mở bản sao lưu</translation>
    </message>
    <message>
        <source>The recovery file is still there.</source>
        <translation>Tệp khôi phục vẫn còn.</translation>
    </message>
    <message>
        <source>The words and their times are safe. Say where the sound is now, to open them with it.</source>
        <translation>Các từ và thời gian vẫn an toàn. Hãy cho biết âm thanh đang ở đâu để mở cùng.</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Tìm…</translation>
    </message>
    <message>
        <source>The sound is gone</source>
        <translation>Không thấy âm thanh</translation>
    </message>
    <message>
        <source>the sound</source>
        <translation>âm thanh</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Every command</source>
        <translation>Mọi lệnh</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Gõ tên lệnh</translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation>Tìm lệnh</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Các lệnh</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Preview of the video</source>
        <translation>Xem trước video</translation>
    </message>
    <message>
        <source>The video appears here as soon as the words have times.</source>
        <translation>Video hiện ở đây ngay khi các từ có thời gian.</translation>
    </message>
    <message>
        <source>Drawing the preview</source>
        <translation>Đang vẽ bản xem trước</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>No problems: every word is timed,
none overlap and all can be read.</source>
        <translation>Không có vấn đề: từ nào cũng có thời gian,
không từ nào chồng nhau và đều kịp đọc.</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Mend the chosen problem</source>
        <translation>Sửa vấn đề đã chọn</translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>Sửa tất cả</translation>
    </message>
    <message>
        <source>Mend every problem that has a fix, as one step that can be undone</source>
        <translation>Sửa mọi vấn đề có cách sửa, trong một bước có thể hoàn tác</translation>
    </message>
    <message>
        <source>Fix {} problems</source>
        <translation>Sửa {} vấn đề</translation>
    </message>
    <message>
        <source>None of these problems can be mended without you: there is no room.</source>
        <translation>Không vấn đề nào tự sửa được: không còn chỗ trống.</translation>
    </message>
    <message>
        <source>Line {}</source>
        <translation>Dòng {}</translation>
    </message>
    <message>
        <source>Mend this problem</source>
        <translation>Sửa vấn đề này</translation>
    </message>
    <message>
        <source>“{}” overlaps “{}” by {} ms</source>
        <translation>“{}” chồng lên “{}” {} ms</translation>
    </message>
    <message>
        <source>“{}” lasts only {} ms</source>
        <translation>“{}” chỉ dài {} ms</translation>
    </message>
    <message>
        <source>“{}” begins {} ms before the song</source>
        <translation>“{}” bắt đầu trước bài hát {} ms</translation>
    </message>
    <message>
        <source>“{}” ends {} ms after the song</source>
        <translation>“{}” kết thúc sau bài hát {} ms</translation>
    </message>
    <message>
        <source>“{}” has no timing</source>
        <translation>“{}” chưa có thời gian</translation>
    </message>
    <message>
        <source>{} words have no timing, the first is “{}”</source>
        <translation>{} từ chưa có thời gian, từ đầu là “{}”</translation>
    </message>
    <message>
        <source>Reads at {} characters a second, more than {}</source>
        <translation>Phải đọc {} ký tự mỗi giây, hơn mức {}</translation>
    </message>
    <message>
        <source>Has no time to be read in</source>
        <translation>Không có thời gian để đọc</translation>
    </message>
    <message>
        <source>Fix a problem</source>
        <translation>Sửa một vấn đề</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Tách ra</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>Đóng bảng</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>Tách bảng ra và gắn lại</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Tìm trong:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Loại tệp:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tới</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 đã có sẵn.
Bạn có muốn thay thế không?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
</context>
<context>
    <name>QInputDialog</name>
    <message>
        <source>Enter a value:</source>
        <translation>Nhập giá trị:</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>Nhấn phím tắt</translation>
    </message>
    <message>
        <source>%1, ...</source>
        <translation>%1, ...</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Lưu tất cả</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Khôi phục mặc định</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Sao chép &amp;liên kết</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved songs</source>
        <translation>Bài hát chưa lưu</translation>
    </message>
    <message>
        <source>The program ended before these edits were saved.</source>
        <translation>Chương trình đã kết thúc trước khi các chỉnh sửa này được lưu.</translation>
    </message>
    <message>
        <source>Nothing is lost: each song is here as it was at its last edit. Its file is as you last saved it.</source>
        <translation>Không mất gì: mỗi bài hát còn đây như lần sửa cuối. Tệp của nó vẫn như lần bạn lưu cuối.</translation>
    </message>
    <message>
        <source>last edit {}</source>
        <translation>sửa lần cuối {}</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>chưa từng lưu</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Aligning</source>
        <translation>Đang canh lời</translation>
    </message>
    <message>
        <source>Realigning</source>
        <translation>Đang canh lại</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>Đang xuất {}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>About these lyrics</source>
        <translation>Về lời này</translation>
    </message>
    <message>
        <source>Recovered edits</source>
        <translation>Chỉnh sửa được khôi phục</translation>
    </message>
    <message>
        <source>This project can only be read here: {}</source>
        <translation>Dự án này chỉ đọc được ở đây: {}</translation>
    </message>
    <message>
        <source>The style of this project cannot be read by this version of the program: the words are shown in the style {}, and the project keeps its own until you choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound had moved; it was found at {}.</source>
        <translation>Âm thanh đã bị dời; tìm thấy ở {}.</translation>
    </message>
    <message>
        <source>Knowing the sound</source>
        <translation>Đang nhận dạng âm thanh</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Canh lời</translation>
    </message>
    <message>
        <source>Realign</source>
        <translation>Canh lại</translation>
    </message>
    <message>
        <source>About this alignment</source>
        <translation>Về lần canh lời này</translation>
    </message>
    <message>
        <source>Your edits are not kept against a crash: {}</source>
        <translation>Chỉnh sửa của bạn chưa được giữ phòng sự cố: {}</translation>
    </message>
    <message>
        <source>Reading the sound</source>
        <translation>Đang đọc âm thanh</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation>Tìm lệnh</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Các lệnh</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>New shortcut: press the keys</source>
        <translation>Phím tắt mới: nhấn các phím</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Đặt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>Take the shortcut away</source>
        <translation>Bỏ phím tắt này</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Mặc định</translation>
    </message>
    <message>
        <source>Give this command its first shortcut again</source>
        <translation>Trả lại phím tắt ban đầu cho lệnh này</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Đặt lại tất cả</translation>
    </message>
    <message>
        <source>Press the keys:</source>
        <translation>Nhấn các phím:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Tap mode</source>
        <translation>Chế độ gõ nhịp</translation>
    </message>
    <message>
        <source> or </source>
        <translation> hoặc </translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Do bạn đổi</translation>
    </message>
    <message>
        <source>In tap mode every key stands alone: press one without Ctrl, Alt or the like.</source>
        <translation>Trong chế độ gõ nhịp, mỗi phím đứng một mình: hãy nhấn một phím không kèm Ctrl, Alt hay phím tương tự.</translation>
    </message>
    <message>
        <source>{} is the shortcut of {}: if you set it, it is taken from there.</source>
        <translation>{} là phím tắt của {}: nếu đặt, lệnh đó sẽ mất phím này.</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>No sound device: silent</source>
        <translation>Không có thiết bị âm thanh: im lặng</translation>
    </message>
    <message>
        <source>The sound device went away: silent, Play tries again</source>
        <translation>Thiết bị âm thanh đã mất: im lặng, nhấn Phát để thử lại</translation>
    </message>
    <message>
        <source>Output latency {} ms</source>
        <translation>Độ trễ đầu ra {} ms</translation>
    </message>
</context>
<context>
    <name>SoundPopup</name>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>Voice in front</source>
        <translation>Nổi giọng hát</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Thiết bị âm thanh</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>What both sides of the stereo sound share is brought forward: on most records the singer.</source>
        <translation>Phần chung của hai kênh stereo được đưa lên trước: ở phần lớn bản thu đó là người hát.</translation>
    </message>
    <message>
        <source>This needs a stereo sound of up to half an hour.</source>
        <translation>Cần âm thanh stereo dài không quá nửa giờ.</translation>
    </message>
    <message>
        <source>The system&apos;s choice</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>The device is opened when the song plays.</source>
        <translation>Thiết bị được mở khi phát bài hát.</translation>
    </message>
</context>
<context>
    <name>SpeedPopup</name>
    <message>
        <source>Speed, the pitch stays</source>
        <translation>Tốc độ, giữ nguyên cao độ</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Aligning</source>
        <translation>Đang canh lời</translation>
    </message>
    <message>
        <source>Drawing the video</source>
        <translation>Đang vẽ video</translation>
    </message>
    <message>
        <source>Finding onsets</source>
        <translation>Đang tìm chỗ bắt đầu âm</translation>
    </message>
    <message>
        <source>Finding the words</source>
        <translation>Đang tìm các từ</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Đang nghe</translation>
    </message>
    <message>
        <source>Loading the aligner</source>
        <translation>Đang nạp bộ canh lời</translation>
    </message>
    <message>
        <source>Looking again</source>
        <translation>Đang xem lại</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Preparing the background</source>
        <translation>Đang chuẩn bị nền</translation>
    </message>
    <message>
        <source>Reading the sound</source>
        <translation>Đang đọc âm thanh</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Đang ghi</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open a song…</source>
        <translation>Mở bài hát…</translation>
    </message>
    <message>
        <source>Open lyrics…</source>
        <translation>Mở lời…</translation>
    </message>
    <message>
        <source>Paste lyrics</source>
        <translation>Dán lời</translation>
    </message>
    <message>
        <source>Try the demo song</source>
        <translation>Thử bài hát mẫu</translation>
    </message>
    <message>
        <source>Now drop its lyrics</source>
        <translation>Giờ hãy thả lời của nó</translation>
    </message>
    <message>
        <source>Now drop the song</source>
        <translation>Giờ hãy thả bài hát</translation>
    </message>
    <message>
        <source>pasted lyrics: {}</source>
        <translation>lời đã dán: {}</translation>
    </message>
    <message>
        <source>Drop a song and its lyrics</source>
        <translation>Thả bài hát và lời vào đây</translation>
    </message>
    <message>
        <source>Song: wav, flac, mp3, ogg, opus, m4a, or a video.   Lyrics: text, or any timed format, pasted or as a file.
Together or one after the other, anywhere in the window.</source>
        <translation>Bài hát: wav, flac, mp3, ogg, opus, m4a hoặc video.   Lời: văn bản hoặc định dạng có thời gian, dán hoặc là tệp.
Cùng lúc hoặc lần lượt, ở bất cứ đâu trong cửa sổ.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Dự án gần đây</translation>
    </message>
    <message>
        <source>1 song was not saved when the program ended. Show…</source>
        <translation>1 bài hát chưa lưu khi chương trình kết thúc. Xem…</translation>
    </message>
    <message>
        <source>{} songs were not saved when the program ended. Show…</source>
        <translation>{} bài hát chưa lưu khi chương trình kết thúc. Xem…</translation>
    </message>
    <message>
        <source>Open {}</source>
        <translation>Mở {}</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>The words have no times yet</source>
        <translation>Các từ chưa có thời gian</translation>
    </message>
    <message>
        <source>{} words aligned</source>
        <translation>{} từ đã canh</translation>
    </message>
    <message>
        <source>1 word aligned</source>
        <translation>1 từ đã canh</translation>
    </message>
    <message>
        <source>{} to check</source>
        <translation>{} từ cần xem</translation>
    </message>
    <message>
        <source>{} not timed</source>
        <translation>{} từ chưa canh</translation>
    </message>
</context>
<context>
    <name>Surface</name>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>snapped to onset</source>
        <translation>bám vào chỗ bắt đầu âm</translation>
    </message>
    <message>
        <source>snapped to playhead</source>
        <translation>bám vào vạch phát</translation>
    </message>
    <message>
        <source>snapped to neighbour</source>
        <translation>bám vào từ bên cạnh</translation>
    </message>
    <message>
        <source>waveform</source>
        <translation>dạng sóng</translation>
    </message>
    <message>
        <source>spectrogram · mel</source>
        <translation>phổ âm · mel</translation>
    </message>
</context>
<context>
    <name>TapChart</name>
    <message>
        <source>How late each tap came</source>
        <translation>Mỗi lần gõ trễ bao nhiêu</translation>
    </message>
    <message>
        <source>ms after the beep</source>
        <translation>ms sau tiếng bíp</translation>
    </message>
</context>
<context>
    <name>TapKeys</name>
    <message>
        <source>Begin the next word, which ends the last</source>
        <translation>Bắt đầu từ kế, đồng thời kết thúc từ trước</translation>
    </message>
    <message>
        <source>Hold a word: press at its start, let go at its end</source>
        <translation>Giữ một từ: nhấn lúc bắt đầu, thả lúc kết thúc</translation>
    </message>
    <message>
        <source>Cut the held word into syllables (the next word&apos;s key does it too)</source>
        <translation>Cắt từ đang giữ thành âm tiết (phím của từ kế cũng cắt được)</translation>
    </message>
    <message>
        <source>End the word before a rest</source>
        <translation>Kết thúc từ trước một quãng nghỉ</translation>
    </message>
    <message>
        <source>Take the last tap back and rewind 2 s</source>
        <translation>Bỏ lần gõ cuối và tua lại 2 giây</translation>
    </message>
    <message>
        <source>Tap the line again, or the one before it</source>
        <translation>Gõ lại dòng này, hoặc dòng trước nó</translation>
    </message>
    <message>
        <source>Go to the next line</source>
        <translation>Sang dòng kế</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Phát hoặc dừng</translation>
    </message>
    <message>
        <source>End tap mode</source>
        <translation>Kết thúc chế độ gõ nhịp</translation>
    </message>
</context>
<context>
    <name>TapMode</name>
    <message>
        <source>Tap</source>
        <translation>Gõ</translation>
    </message>
    <message>
        <source>Tap line {}</source>
        <translation>Gõ dòng {}</translation>
    </message>
    <message>
        <source>Tap lines {} to {}</source>
        <translation>Gõ dòng {} đến {}</translation>
    </message>
</context>
<context>
    <name>TapOverlay</name>
    <message>
        <source>Tap to time</source>
        <translation>Gõ để canh giờ</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Syllables</source>
        <translation>Âm tiết</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Measure how late your taps come, with ten beeps</source>
        <translation>Đo độ trễ khi gõ bằng mười tiếng bíp</translation>
    </message>
    <message>
        <source>next word</source>
        <translation>từ kế</translation>
    </message>
    <message>
        <source>hold a word</source>
        <translation>giữ một từ</translation>
    </message>
    <message>
        <source>cut it</source>
        <translation>cắt</translation>
    </message>
    <message>
        <source>end the word</source>
        <translation>kết thúc từ</translation>
    </message>
    <message>
        <source>back 2 s</source>
        <translation>lùi 2 giây</translation>
    </message>
    <message>
        <source>line</source>
        <translation>dòng</translation>
    </message>
    <message>
        <source>play</source>
        <translation>phát</translation>
    </message>
    <message>
        <source>Tap latency {} ms…</source>
        <translation>Độ trễ khi gõ {} ms…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>All is tapped. {} ends, {} goes back to the line.</source>
        <translation>Đã gõ hết. {} để kết thúc, {} để quay lại dòng.</translation>
    </message>
    <message>
        <source>{} plays the song. Then tap {} as each word begins.</source>
        <translation>{} để phát bài hát. Sau đó gõ {} khi mỗi từ bắt đầu.</translation>
    </message>
</context>
<context>
    <name>TaskStrip</name>
    <message>
        <source>Progress of {}</source>
        <translation>Tiến độ: {}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Cancel {}</source>
        <translation>Huỷ {}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Move {} words</source>
        <translation>Dời {} từ</translation>
    </message>
    <message>
        <source>Move “{}”</source>
        <translation>Dời “{}”</translation>
    </message>
    <message>
        <source>Start of “{}”</source>
        <translation>Đầu của “{}”</translation>
    </message>
    <message>
        <source>End of “{}”</source>
        <translation>Cuối của “{}”</translation>
    </message>
    <message>
        <source>Syllables of “{}”</source>
        <translation>Âm tiết của “{}”</translation>
    </message>
    <message>
        <source>Roll “{}” and “{}”</source>
        <translation>Dời ranh giới “{}” và “{}”</translation>
    </message>
    <message>
        <source>Ripple from “{}”</source>
        <translation>Dồn từ “{}”</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>There is a word already: put the playhead between two words.</source>
        <translation>Ở đây đã có từ: hãy đặt vạch phát giữa hai từ.</translation>
    </message>
    <message>
        <source>Insert “{}”</source>
        <translation>Chèn “{}”</translation>
    </message>
    <message>
        <source>Text of “{}”</source>
        <translation>Chữ của “{}”</translation>
    </message>
    <message>
        <source>{}, from {} to {}</source>
        <translation>{}, từ {} đến {}</translation>
    </message>
    <message>
        <source>{}, not timed</source>
        <translation>{}, chưa canh giờ</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Tap to time</source>
        <translation>Gõ để canh giờ</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Canh lời</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Phát hoặc dừng</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>Dòng trước</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Dòng sau</translation>
    </message>
    <message>
        <source>Play the selection round and round</source>
        <translation>Phát lặp phần đã chọn</translation>
    </message>
    <message>
        <source>Speed of playing; the pitch stays</source>
        <translation>Tốc độ phát; giữ nguyên cao độ</translation>
    </message>
    <message>
        <source>Volume, voice in front, sound device</source>
        <translation>Âm lượng, nổi giọng hát, thiết bị âm thanh</translation>
    </message>
    <message>
        <source>Time the words by tapping a key as they are sung</source>
        <translation>Canh các từ bằng cách gõ phím theo lời hát</translation>
    </message>
    <message>
        <source>Time the words again by the sound; locked words stay</source>
        <translation>Canh lại các từ theo âm thanh; từ đã khoá giữ nguyên</translation>
    </message>
    <message>
        <source>Export the lyrics or the video</source>
        <translation>Xuất lời hoặc video</translation>
    </message>
</context>
<context>
    <name>WordEditor</name>
    <message>
        <source>Text of the word</source>
        <translation>Chữ của từ</translation>
    </message>
    <message>
        <source>A space splits the word, | marks a syllable</source>
        <translation>Dấu cách tách từ, | tách âm tiết</translation>
    </message>
</context>
</TS>
